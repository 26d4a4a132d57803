using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reminders;

/// <summary>期限日历 — the due dates of a person's requests as an iCalendar feed behind a secret address; says numbers and states, never what is asked or by whom; RFC 5545.</summary>
public sealed class DeadlineFeed(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int LongestLine = 75;

    /// <summary>The address of a person's calendar.</summary>
    public static string PathOf(Guid person, string secret) => $"/calendar/{person:N}-{secret}.ics";

    /// <summary>The feed; null for an address that is none, not yet or no longer.</summary>
    /// <param name="key">The part of the address between the last slash and .ics.</param>
    /// <param name="baseUrl">Scheme and host, for the links to the cases.</param>
    public async Task<string?> RunAsync(string key, string baseUrl, CancellationToken cancellation = default)
    {
        if (key.Split('-') is not [var id, var secret] || !Guid.TryParseExact(id, "N", out var personId))
        {
            return null;
        }

        await using var site = database.Open(OrganScope.Site);
        var person = await site.People.AsNoTracking().Include(known => known.Roles).FirstOrDefaultAsync(known => known.Id == personId && !known.IsDisabled, cancellation);
        var organ = person is null ? null : await site.Organs.AsNoTracking().FirstOrDefaultAsync(known => known.Id == person.OrganId && known.IsActive, cancellation);
        if (person is null || organ is null)
        {
            return null;
        }

        await using var db = database.Open(OrganScope.Own(organ));
        var valid = (await ReminderChoice.OfAsync(db, (organ.Id, personId), cancellation)).SecretOf(personId, vault);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(valid), Encoding.ASCII.GetBytes(secret)))
        {
            return null;
        }

        var open = await new Workbench(database, clock, vault).AllAsync(db, organ.Id, await DeadlineSource.OfAsync(db, organ.Id, cancellation), cancellation);
        return Write(WaitingRequests.Of(person, open), baseUrl);
    }

    private string Write(IEnumerable<WorkbenchRow> rows, string baseUrl)
    {
        var text = new StringBuilder();
        string[] head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gongkai//Deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:依申请公开期限", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"];
        foreach (var line in head)
        {
            Fold(text, line);
        }

        foreach (var row in rows.OrderBy(row => row.Request.Number, StringComparer.Ordinal))
        {
            if (row.SafeOn is { } due)
            {
                string[] lines =
                [
                    "BEGIN:VEVENT", $"UID:{row.Request.Id:N}@gongkai", $"DTSTAMP:{clock.Now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", $"DTSTART;VALUE=DATE:{due:yyyyMMdd}", $"DTEND;VALUE=DATE:{due.AddDays(1):yyyyMMdd}",
                    $"SUMMARY:答复到期 {row.Request.Number}", $"DESCRIPTION:{Escaped(row.Light.Text)}", $"URL:{baseUrl}/desk/requests/{row.Request.Id}", "TRANSP:TRANSPARENT",
                    "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:答复到期 {row.Request.Number}", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
                ];
                foreach (var line in lines)
                {
                    Fold(text, line);
                }
            }
        }

        Fold(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal);

    // Lines of more than 75 octets go on after a line feed and a blank; a character is never cut.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
