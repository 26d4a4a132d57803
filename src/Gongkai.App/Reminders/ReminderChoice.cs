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

    /// <summary>Counts up when the person asks for a new secret address: the old one then leads nowhere.</summary>
    public int FeedNumber { get; init; }

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

/// <summary>选择提醒 — each person's own page: whether the daily mail comes, and the secret address of the calendar.</summary>
public sealed class ChooseReminders(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<(ReminderChoice Choice, string FeedPath)> ReadAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var person = caller.PersonId ?? Guid.Empty;
        var choice = await ReminderChoice.OfAsync(db, (caller.OrganId, person), cancellation);
        return (choice, DeadlineFeed.PathOf(person, choice.SecretOf(person, vault)));
    }

    /// <param name="mails">Whether the daily mail comes.</param>
    /// <param name="renewsFeed">True ends the present calendar address.</param>
    public async Task<Refusal?> RunAsync(Caller caller, bool mails, bool renewsFeed, CancellationToken cancellation = default)
    {
        if (caller.PersonId is not { } person || caller.Lacks(Permission.UseDesk) is not null)
        {
            return new Refusal("reminder-nobody", "只有登录的工作人员可以设置提醒，请先登录。");
        }

        await using var db = database.Open(caller.Scope);
        var choice = await ReminderChoice.OfAsync(db, (caller.OrganId, person), cancellation);
        choice = choice with { MailsDigest = mails, FeedNumber = choice.FeedNumber + (renewsFeed ? 1 : 0) };
        await db.SetRuleAsync(caller.OrganId, ReminderChoice.NameOf(person), JsonSerializer.Serialize(choice, JsonSerializerOptions.Web), cancellation);
        db.Record(ReminderEvents.Chosen.On(caller.OrganId, Users.PersonEvents.Subject, person).With(new { mails, renewsFeed }));
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
