using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reminders;

/// <summary>提醒选择 — what a person wants to be reminded of, and which calendar address of theirs is the valid one.</summary>
public sealed record ReminderChoice
{
    /// <summary>每日提醒 by mail.</summary>
    public bool MailsDigest { get; init; } = true;

    /// <summary>Codes of the kinds that the person does not want; who never chose is told everything.</summary>
    public IReadOnlyList<string> Unwanted { get; init; } = [];

    /// <summary>How many working days before the due date the mail tells of it; the day itself always does.</summary>
    public IReadOnlyList<int> DaysAhead { get; init; } = UsualDaysAhead;

    /// <summary>What can be chosen from.</summary>
    public static IReadOnlyList<int> PossibleDaysAhead { get; } = [10, 5, 3, 2, 1];

    public static IReadOnlyList<int> UsualDaysAhead { get; } = [5, 2, 1];

    /// <summary>Counts up when the person asks for a new secret address: the old one then leads nowhere.</summary>
    public int FeedNumber { get; init; }

    public bool Wants(ReminderKind kind) => !Unwanted.Contains(ReminderKinds.List[kind].Code);

    internal static string NameOf(Guid person) => $"reminders-{person:N}";

    internal static async Task<ReminderChoice> OfAsync(GongkaiDb db, (Guid OrganId, Guid PersonId) person, CancellationToken cancellation)
    {
        var name = NameOf(person.PersonId);
        return await db.Set<OrganRule>().AsNoTracking().Where(rule => rule.OrganId == person.OrganId && rule.Name == name).Select(rule => rule.Content).FirstOrDefaultAsync(cancellation) is { } content
            ? JsonSerializer.Deserialize<ReminderChoice>(content, JsonSerializerOptions.Web)!
            : new ReminderChoice();
    }

    /// <summary>Nobody guesses it, and nothing of it is stored.</summary>
    internal string SecretOf(Guid person, Vault vault) => vault.BlindIndex($"deadline-feed/{person:N}/{FeedNumber}");
}

/// <summary>提醒意愿 — what a person ticked: whether the daily mail comes, of what it tells, how long before.</summary>
public sealed record ReminderWish(bool Mails, IReadOnlyCollection<ReminderKind> Kinds, IReadOnlyCollection<int> DaysAhead)
{
    /// <summary>Everything, as for who never chose.</summary>
    public static ReminderWish Everything { get; } = new(true, Enum.GetValues<ReminderKind>(), ReminderChoice.UsualDaysAhead);
}

/// <summary>选择提醒 — each person's own page: what the daily mail tells, and the secret address of the calendar.</summary>
public sealed class ChooseReminders(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<(ReminderChoice Choice, string FeedPath)> ReadAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var person = caller.PersonId ?? Guid.Empty;
        var choice = await ReminderChoice.OfAsync(db, (caller.OrganId, person), cancellation);
        return (choice, DeadlineFeed.PathOf(person, choice.SecretOf(person, vault)));
    }

    /// <summary>Sets what the daily mail tells.</summary>
    public async Task<Refusal?> RunAsync(Caller caller, ReminderWish wish, CancellationToken cancellation = default)
    {
        if (wish.DaysAhead.Any(day => !ReminderChoice.PossibleDaysAhead.Contains(day)))
        {
            return new Refusal("reminder-days", $"只能选择提前 {string.Join('、', ReminderChoice.PossibleDaysAhead)} 个工作日提醒，请重新勾选。");
        }

        return await SetAsync(caller, choice => choice with
        {
            MailsDigest = wish.Mails,
            Unwanted = [.. ReminderKinds.List.Entries.Where(kind => !wish.Kinds.Contains(kind.Member)).Select(kind => kind.Code)],
            DaysAhead = [.. wish.DaysAhead.Distinct().OrderDescending()],
        }, cancellation);
    }

    /// <summary>Ends the present address of the calendar and gives a new one.</summary>
    public Task<Refusal?> RenewFeedAsync(Caller caller, CancellationToken cancellation = default) =>
        SetAsync(caller, choice => choice with { FeedNumber = choice.FeedNumber + 1 }, cancellation);

    private async Task<Refusal?> SetAsync(Caller caller, Func<ReminderChoice, ReminderChoice> change, CancellationToken cancellation)
    {
        if (caller.PersonId is not { } person || caller.Lacks(Permission.UseDesk) is not null)
        {
            return new Refusal("reminder-nobody", "只有登录的工作人员可以设置提醒，请先登录。");
        }

        await using var db = database.Open(caller.Scope);
        var former = await ReminderChoice.OfAsync(db, (caller.OrganId, person), cancellation);
        var choice = change(former);
        await db.SetRuleAsync(caller.OrganId, ReminderChoice.NameOf(person), JsonSerializer.Serialize(choice, JsonSerializerOptions.Web), cancellation);
        db.Record(ReminderEvents.Chosen.On(caller.OrganId, Users.PersonEvents.Subject, person).With(new { choice.MailsDigest, choice.Unwanted, choice.DaysAhead, RenewsFeed = choice.FeedNumber != former.FeedNumber }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>提醒动作 — the codes under which the audit log keeps them.</summary>
public static class ReminderEvents
{
    public static readonly EventKind Chosen = new("reminders-chosen", "设置提醒");
    public static readonly EventKind Sent = new("reminders-sent", "发送每日提醒");

    public static IReadOnlyList<EventKind> All { get; } = [Chosen, Sent];
}
