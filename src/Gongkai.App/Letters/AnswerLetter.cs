using Gongkai.App.Audit;
using Gongkai.App.Mail;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信办理键 — the letter and the version that the officer saw.</summary>
public readonly record struct LetterKey(Guid Id, int Version);

/// <summary>分办意见 — what a letter is, who handles it, where else it belongs.</summary>
public sealed record TriageOpinion(LetterRoute Route, Guid? UnitId = null, string Where = "");

/// <summary>公开的文字 — question and answer as they are to stand on the portal.</summary>
public sealed record PublicTexts(string Question, string Reply, bool IsFrequent);

/// <summary>办理来信 — triage, draft, approval, sending and publication of an organ's letters.</summary>
public sealed class AnswerLetter(GongkaiDb db, TurnIntoRequest turn, Vault vault, Caller caller, SiteClock clock)
{
    public async Task<Refusal?> TriageAsync(LetterKey key, TriageOpinion opinion, CancellationToken cancellation = default)
    {
        var found = await FindAsync(key, Permission.AnswerLetters, cancellation);
        if (!found.TryGet(out var letter))
        {
            return found.Refusal;
        }

        if (opinion.UnitId is { } unit && !await db.Units.AnyAsync(known => known.Id == unit && known.OrganId == letter.OrganId, cancellation))
        {
            return new Refusal("unit-not-found", "没有找到这个内设机构，请刷新页面后重新选择。");
        }

        if (opinion.Route == LetterRoute.DisclosureRequest && await turn.RunAsync(letter, cancellation) is { } refused)
        {
            return refused;
        }

        return letter.Triage(opinion.Route, opinion.UnitId, opinion.Where, clock.Today)
            ?? await KeepAsync(LetterEvents.Triaged.On(letter) with { Reason = LetterCodes.Routes[opinion.Route].Name }, cancellation);
    }

    public Task<Refusal?> ClassifyAsync(LetterKey key, LetterKind kind, bool isComplex, CancellationToken cancellation = default) =>
        DoAsync(key, Permission.AnswerLetters, letter => letter.Classify(kind, isComplex), (LetterEvents.Classified, $"{LetterCodes.Kinds[kind].Name}{(isComplex ? "，情况复杂" : "")}"), cancellation);

    public Task<Refusal?> DraftAsync(LetterKey key, string reply, CancellationToken cancellation = default) =>
        DoAsync(key, Permission.AnswerLetters, letter => letter.Draft(caller.PersonId ?? Guid.Empty, reply), (LetterEvents.Drafted, ""), cancellation);

    public Task<Refusal?> ApproveAsync(LetterKey key, CancellationToken cancellation = default) =>
        DoAsync(key, Permission.ApproveReplies, letter => letter.Approve(caller.PersonId ?? Guid.Empty), (LetterEvents.Approved, ""), cancellation);

    public async Task<Refusal?> ReturnAsync(LetterKey key, string reason, CancellationToken cancellation = default) => string.IsNullOrWhiteSpace(reason)
        ? new Refusal("letter-return-reason", "请写明退回的理由，承办人要据此修改。")
        : await DoAsync(key, Permission.ApproveReplies, letter => letter.Return(), (LetterEvents.Returned, reason.Trim()), cancellation);

    /// <summary>Sends the answer: it stands under number and code, and goes out by mail where the writer wished it.</summary>
    public Task<Refusal?> SendAsync(LetterKey key, CancellationToken cancellation = default) =>
        DoAsync(key, Permission.AnswerLetters, letter => letter.Send(clock.Today) ?? Mail(letter), (LetterEvents.Answered, ""), cancellation);

    /// <summary>Publishes what no longer holds personal data; the refusal names what was found.</summary>
    public Task<Refusal?> PublishAsync(LetterKey key, PublicTexts texts, CancellationToken cancellation = default) =>
        DoAsync(key, Permission.AnswerLetters, letter => Traces(letter, texts) ?? letter.Publish(texts.Question, texts.Reply, texts.IsFrequent, clock.Now),
            (LetterEvents.Published, texts.IsFrequent ? "列入常见问题" : ""), cancellation);

    public Task<Refusal?> WithdrawAsync(LetterKey key, string reason, CancellationToken cancellation = default) => DoAsync(key, Permission.AnswerLetters, letter =>
    {
        letter.Withdraw();
        return null;
    }, (LetterEvents.Withdrawn, reason.Trim()), cancellation);

    /// <summary>Who wrote, in full; who asked is recorded.</summary>
    public async Task<Result<LetterText>> RevealAsync(Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadPersonalData) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == id && letter.OrganId == caller.OrganId, cancellation) is not { } letter)
        {
            return Unknown;
        }

        var refusal = await KeepAsync(LetterEvents.Read.On(letter), cancellation);
        return refusal is null ? LetterText.Open(letter.SealedContent, vault) : refusal;
    }

    internal static Refusal Unknown { get; } = new("letter-unknown", "没有找到这封信，请返回列表重新选择。");

    private Refusal? Mail(Letter letter)
    {
        var text = $"您的来信 {letter.Number} 已经答复：\n\n{letter.Reply}\n\n答复也可以凭编号和查询码在网站上查看，并作出评价。";
        if (letter.WantsMail && SiteMail.Create(LetterText.Open(letter.SealedContent, vault).Email.Trim(), "来信答复", text).TryGet(out var mail))
        {
            db.Enqueue(MailHandler.ItemOf(mail, vault, clock));
        }

        return null;
    }

    // The scanner knows numbers and addresses; the writer's own name is known here.
    private Refusal? Traces(Letter letter, PublicTexts texts)
    {
        var office = db.Organs.AsNoTracking().First(organ => organ.Id == letter.OrganId).Office;
        var whole = $"{texts.Question}\n{texts.Reply}";
        var found = PersonalDataScanner.Scan(whole, new OfficeContacts([office.Phone, office.Fax, office.SupervisionPhone], [office.Email], [office.Address])).Select(finding => PersonalDataKindRow.Of(finding.Kind).Name).Distinct().ToList();
        if (LetterText.Open(letter.SealedContent, vault).Name.Trim() is { Length: >= 2 } name && whole.Contains(name, StringComparison.Ordinal))
        {
            found.Add("写信人姓名");
        }

        return found.Count == 0 ? null : new Refusal("letter-personal-data", $"公开的文字里还有：{string.Join('、', found)}。请隐去后再公开。", new Provision("条例", "第十五条"));
    }

    private async Task<Refusal?> DoAsync(LetterKey key, Permission permission, Func<Letter, Refusal?> step, (EventKind Kind, string Reason) happened, CancellationToken cancellation)
    {
        var found = await FindAsync(key, permission, cancellation);
        return !found.TryGet(out var letter) ? found.Refusal : step(letter) ?? await KeepAsync(happened.Kind.On(letter) with { Reason = happened.Reason }, cancellation);
    }

    private async Task<Refusal?> KeepAsync(EventDraft happened, CancellationToken cancellation)
    {
        db.Record(happened);
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<Result<Letter>> FindAsync(LetterKey key, Permission permission, CancellationToken cancellation)
    {
        if (caller.Lacks(permission) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<Letter>().FirstOrDefaultAsync(letter => letter.Id == key.Id && letter.OrganId == caller.OrganId, cancellation) is not { } letter)
        {
            return Unknown;
        }

        db.Entry(letter).Property(known => known.Version).OriginalValue = key.Version;
        return letter;
    }
}
