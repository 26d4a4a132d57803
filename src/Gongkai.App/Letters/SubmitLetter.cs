using System.Globalization;
using System.Security.Cryptography;
using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>新来信 — what a citizen fills in.</summary>
public sealed record NewLetter(Guid OrganId, LetterKind Kind, string Title, LetterText Content)
{
    public bool AllowsPublication { get; init; }

    /// <summary>The answer shall also be sent by mail.</summary>
    public bool WantsMail { get; init; }
}

/// <summary>来信回执 — the number and the code that opens it; the code is shown this once.</summary>
/// <param name="MissingYear">The year without holiday notice into which the period runs, where it cannot be counted yet.</param>
public sealed record LetterReceipt(string Number, string Code, LetterDeadline? Deadline, int? MissingYear);

/// <summary>提交来信 — takes a letter without any account and gives number and query code.</summary>
public sealed class SubmitLetter(SiteDatabase database, Vault vault, SiteClock clock)
{
    public const int LongestText = 3000;

    private const int CodeDigits = 10;

    public async Task<Result<LetterReceipt>> RunAsync(Caller caller, NewLetter letter, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        if (!await db.Organs.AnyAsync(organ => organ.Id == letter.OrganId && organ.IsActive, cancellation))
        {
            return new Refusal("letter-organ", "请选择来信的机关。");
        }

        if (Wrong(letter) is { } wrong)
        {
            return wrong;
        }

        var number = await NumberAsync(db, clock.Today, cancellation);
        var code = RandomNumberGenerator.GetString("0123456789", CodeDigits);
        var kept = Letter.Receive(clock.NewId(), letter.OrganId, number, new ReceivedLetter(letter.Kind, LetterSource.Mailbox, letter.Title.Trim(), letter.Content.Seal(vault), clock.Today)
        {
            AllowsPublication = letter.AllowsPublication,
            WantsMail = letter.WantsMail,
            CodeIndex = CodeIndex(vault, number, code),
        });
        db.Add(kept);
        db.Record(LetterEvents.Received.On(kept));
        if (await db.CommitAsync(caller, clock, cancellation) is { } refusal)
        {
            return refusal;
        }

        var clocks = await LetterRules.OfAsync(db, letter.OrganId, cancellation);
        var calendar = (await DeadlineSource.OfAsync(db, letter.OrganId, cancellation)).Calendar;
        var due = clocks.DueOn(letter.Kind, false, clock.Today, calendar);
        return due.TryGet(out var deadline) ? new LetterReceipt(number, code, deadline, null) : new LetterReceipt(number, code, null, calendar.FirstYearWithout(clock.Today));
    }

    internal static string CodeIndex(Vault vault, string number, string code) => vault.BlindIndex($"letter {number} {code}");

    internal static async Task<string> NumberAsync(GongkaiDb db, DateOnly today, CancellationToken cancellation)
    {
        var next = await Counters.NextAsync(db, $"letters-{today.Year}", cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{today.Year}{next:D6}");
    }

    private static Refusal? Wrong(NewLetter letter)
    {
        var (text, name, phone, email) = letter.Content;
        return letter.WantsMail && email.Trim().Length == 0 ? new Refusal("letter-email", "要用邮件收到答复的，请填写电子邮箱。")
            : letter.Title.Trim().Length is < 4 or > 100 ? new Refusal("letter-title", "标题应为 4 至 100 个字，一句话写明要说的事。")
            : text.Trim().Length is < 10 or > LongestText ? new Refusal("letter-text", $"内容应为 10 至 {LongestText} 个字。")
            : name.Trim().Length is < 2 or > 50 ? new Refusal("letter-name", "请填写姓名或者单位名称，2 至 50 个字。")
            : phone.Trim().Length == 0 && email.Trim().Length == 0 ? new Refusal("letter-contact", "手机号码和电子邮箱至少填一项，以便核实情况。")
            : phone.Trim().Length > 0 && phone.Count(char.IsAsciiDigit) is < 7 or > 15 ? new Refusal("letter-contact", "电话号码不完整，请核对。")
            : email.Trim().Length > 0 && !System.Net.Mail.MailAddress.TryCreate(email.Trim(), out _) ? new Refusal("letter-email", "电子邮箱不完整，请核对。")
            : null;
    }
}
