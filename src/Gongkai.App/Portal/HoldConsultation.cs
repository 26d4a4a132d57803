using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>开始征集意见 — fixes the period of a published consultation, or moves its end.</summary>
public sealed class OpenConsultation(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid itemId, DateOnly opensOn, DateOnly closesOn, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        if (closesOn < opensOn || closesOn < clock.Today)
        {
            return new Refusal("consultation-period", "截止日期不能早于开始日期，也不能在今天之前，请修改。");
        }

        await using var db = database.Open(caller.Scope);
        if (!await db.Set<Publication>().AnyAsync(item => item.Id == itemId && item.Kind == ItemKind.Consultation && item.State == ItemState.Published, cancellation))
        {
            return new Refusal("consultation-item", "只有已发布的“意见征集”类信息可以征集意见，请先发布征求意见稿。");
        }

        if (await db.Set<Consultation>().FirstOrDefaultAsync(known => known.PublicationId == itemId, cancellation) is { } known)
        {
            (known.OpensOn, known.ClosesOn) = (opensOn, closesOn);
        }
        else
        {
            db.Add(new Consultation { PublicationId = itemId, OrganId = caller.OrganId, OpensOn = opensOn, ClosesOn = closesOn });
        }

        db.Record(new EventDraft(caller.OrganId, ItemEvents.Subject, itemId, "consultation-opened").With(new { opensOn, closesOn }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>提交意见 — takes the opinion of somebody on an open consultation, with or without a name.</summary>
public sealed class SendOpinion(SiteDatabase database, SiteClock clock, Vault vault)
{
    public const int Longest = 5_000;

    public async Task<Refusal?> RunAsync(Caller caller, Guid itemId, OpinionText opinion, CancellationToken cancellation = default)
    {
        var words = opinion.Words.Trim();
        if (words.Length is < 5 or > Longest)
        {
            return new Refusal("opinion-words", $"意见应为 5 至 {Longest} 个字，请增减后再提交。");
        }

        if (opinion.Name.Length > 50 || opinion.Contact.Length > 100)
        {
            return new Refusal("opinion-sender", "姓名不超过 50 个字，联系方式不超过 100 个字；也可以都不填。");
        }

        await using var portal = database.Open(OrganScope.Portal);
        if (!await PublicItems.Of(portal, clock.Now).AnyAsync(item => item.Id == itemId, cancellation)
            || await portal.Set<Consultation>().AsNoTracking().FirstOrDefaultAsync(known => known.PublicationId == itemId, cancellation) is not { } consultation
            || !consultation.IsOpenOn(clock.Today))
        {
            return new Refusal("consultation-closed", "这次征集没有开始或者已经结束，不再接收意见。");
        }

        var sender = opinion.Name.Trim().Length + opinion.Contact.Trim().Length > 0 ? vault.Seal(JsonSerializer.Serialize(new OpinionSender(opinion.Name.Trim(), opinion.Contact.Trim()))) : "";
        await using var db = database.Open(OrganScope.Site);
        var kept = new Opinion { Id = clock.NewId(), OrganId = consultation.OrganId, PublicationId = itemId, SentAt = clock.Now, Words = words, SealedSender = sender };
        db.Add(kept);
        db.Record(new EventDraft(consultation.OrganId, ItemEvents.Subject, itemId, "opinion-sent"));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>意见内容 — what a person sends; name and contact may stay empty.</summary>
public sealed record OpinionText(string Words, string Name = "", string Contact = "");

/// <summary>意见人 — name and contact of who sent an opinion, as they lie sealed.</summary>
public sealed record OpinionSender(string Name, string Contact);

/// <summary>公布采纳情况 — what becomes of each opinion, and what the organ says on the whole; shown on the consultation's page.</summary>
public sealed class AnswerConsultation(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid itemId, ConsultationAnswer answer, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<Consultation>().FirstOrDefaultAsync(known => known.PublicationId == itemId, cancellation) is not { } consultation)
        {
            return new Refusal("consultation-none", "这条信息没有征集意见，请先设定征集的起止日期。");
        }

        var ids = answer.Opinions.Keys.ToList();
        foreach (var opinion in await db.Set<Opinion>().Where(opinion => opinion.PublicationId == itemId && ids.Contains(opinion.Id)).ToListAsync(cancellation))
        {
            (opinion.Adoption, opinion.Reply) = (answer.Opinions[opinion.Id].Adoption, answer.Opinions[opinion.Id].Reply.Trim());
        }

        var words = answer.Feedback.Trim();
        if (words.Length > 0 && clock.Today <= consultation.ClosesOn)
        {
            return new Refusal("consultation-open", "征集还没有结束，采纳情况应在截止日之后公布。");
        }

        consultation.Feedback = words;
        consultation.FeedbackAt = words.Length > 0 ? consultation.FeedbackAt ?? clock.Now : null;
        db.Record(new EventDraft(caller.OrganId, ItemEvents.Subject, itemId, "consultation-answered").With(new { opinions = ids.Count, published = words.Length > 0 }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>采纳答复 — the outcome of some opinions and the feedback as a whole; empty feedback publishes nothing.</summary>
public sealed record ConsultationAnswer(string Feedback, IReadOnlyDictionary<Guid, (Adoption Adoption, string Reply)> Opinions);
