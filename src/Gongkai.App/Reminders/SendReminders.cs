using System.Globalization;
using System.Text;
using Gongkai.App.Mail;
using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reminders;

/// <summary>每日提醒 — one mail a person and day: what is due soon, overdue, opinions overdue, fees unpaid, as far as the person wants to know; says numbers only, and running it twice sends nothing twice; 条例 33.</summary>
public sealed class SendReminders(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const string SentName = "reminders-sent";

    /// <returns>How many mails were put into the outbox.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        List<Organ> organs;
        await using (var site = database.Open(OrganScope.Site))
        {
            var busy = site.Set<DisclosureRequest>().Where(request => request.EndedOn == null).Select(request => request.OrganId).Distinct();
            organs = await site.Organs.AsNoTracking().Where(organ => organ.IsActive && busy.Contains(organ.Id)).OrderBy(organ => organ.Number).ToListAsync(cancellation);
        }

        var sent = 0;
        foreach (var organ in organs)
        {
            sent += await SendAsync(organ, cancellation);
        }

        return sent;
    }

    private async Task<int> SendAsync(Organ organ, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Own(organ));
        var today = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var source = await DeadlineSource.OfAsync(db, organ.Id, cancellation);
        var isWorkingDay = source.Calendar.IsWorkingDay(clock.Today);
        var isSent = await db.Set<OrganRule>().AnyAsync(rule => rule.OrganId == organ.Id && rule.Name == SentName && rule.Content == today, cancellation);
        if (isSent || isWorkingDay.TryGet(out var isWorked) && !isWorked)
        {
            return 0;
        }

        var open = await new Workbench(database, clock, vault).AllAsync(db, organ.Id, source, cancellation);
        var people = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == organ.Id && !person.IsDisabled && person.Email != "").ToListAsync(cancellation);
        var count = 0;
        foreach (var person in people)
        {
            var choice = await ReminderChoice.OfAsync(db, (organ.Id, person.Id), cancellation);
            if (choice.MailsDigest && Mail(person, open, choice) is { } mail)
            {
                db.Enqueue(MailHandler.ItemOf(mail, vault, clock));
                count++;
            }
        }

        await db.SetRuleAsync(organ.Id, SentName, today, cancellation);
        db.Record(ReminderEvents.Sent.On(organ.Id, "organ", organ.Id).With(new { Mails = count, Open = open.Count }));
        return await db.CommitAsync(Caller.Site("job send-digest"), clock, cancellation) is null ? count : 0;
    }

    private SiteMail? Mail(Person person, IReadOnlyList<WorkbenchRow> open, ReminderChoice choice)
    {
        var lines = WaitingRequests.Of(person, open).Select(row => (row.Request.Number, Text: string.Join('；', WaitingRequests.Reminders(row, clock.Today, choice).Select(reminder => reminder.Text)), row.SafeOn))
            .Where(line => line.Text.Length > 0)
            .OrderBy(line => line.SafeOn ?? DateOnly.MinValue).ThenBy(line => line.Number, StringComparer.Ordinal).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{person.Name}：\n\n今天有 {lines.Count} 件申请需要留意：\n\n");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Number}　{line.Text}\n");
        }

        text.Append("\n请登录公开工作台办理。不想再收到每日提醒的，或者只想收到其中几种的，请在工作台“提醒和日历”中选择。\n");
        return SiteMail.Create(person.Email, "依申请公开每日提醒", text.ToString()).TryGet(out var mail) ? mail : null;
    }
}
