using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Mail;
using Gongkai.App.Portal;
using Gongkai.App.Reminders;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>更新雷达邮件 — one mail a day to those who keep an organ's columns, of what would fail an inspection soon; nothing is sent where nothing is wrong, and running it twice sends nothing twice; 国办秘函〔2019〕19号.</summary>
public sealed class SendRadar(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const string SentName = "radar-sent";
    private const int SoonDays = 7;
    private const int MostLines = 30;

    /// <returns>How many mails were put into the outbox.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        List<Organ> organs;
        await using (var site = database.Open(OrganScope.Site))
        {
            organs = await site.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).ToListAsync(cancellation);
        }

        var whole = await new FreshnessRadar(database, clock).RunAsync(null, cancellation);
        var sent = 0;
        foreach (var organ in organs)
        {
            sent += await SendAsync(organ, whole.Veto.Grounds, cancellation);
        }

        return sent;
    }

    /// <summary>What the mail of an organ says, a line each; the worst first.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(Organ organ, CancellationToken cancellation = default)
    {
        var caller = new Caller(null, "系统", "job", OrganScope.Own(organ), new HashSet<Permission>());
        var lines = new List<string>();
        var own = await new FreshnessRadar(database, clock).RunAsync(organ.Id, cancellation);
        lines.AddRange(own.Rows.Where(IsPressing).Select(row => row.Duty.Owner.Length > 0 ? $"{LineOf(row)}（责任：{row.Duty.Owner}）" : LineOf(row)));
        lines.AddRange((await new DocumentLapses(database, clock).RunAsync(organ.Id, cancellation)).Where(document => document.DaysLeft is >= 0 and <= 60)
            .Select(document => $"文件“{document.Row.Title}”还有 {document.DaysLeft} 天失效，请评估是否继续有效"));
        var guide = await new ConfirmGuide(database, clock).StateAsync(organ.Id, cancellation);
        if (guide.IsStale)
        {
            lines.Add(guide.Missing.Count > 0 ? $"公开指南缺少：{string.Join('、', guide.Missing)}" : "公开指南超过一年没有核对");
        }

        var broken = (await new BrokenLinks(database, clock).RunAsync(caller, cancellation)).Count + (await new DeadOutsideLinks(database, clock).RunAsync(caller, cancellation)).Count;
        if (broken > 0)
        {
            lines.Add($"已发布的信息里有 {broken} 个链接打不开");
        }

        var words = await new WordingFindings(database, clock).CountsAsync(caller, cancellation);
        if (words.Serious > 0)
        {
            lines.Insert(0, $"已发布的信息里有 {words.Serious} 处严重表述错误，一处即单项否决，请立即更正");
        }

        if (words.Plain > 0)
        {
            lines.Add($"已发布的信息里有 {words.Plain} 处疑似错别字（扣分项）");
        }

        await using var db = database.Open(OrganScope.Own(organ));
        var faults = await db.Set<FaultReport>().CountAsync(report => report.OrganId == organ.Id && report.HandledAt == null, cancellation);
        if (faults > 0)
        {
            lines.Add($"有 {faults} 件公众纠错等待处理");
        }

        var late = (await new KeyPoints(database, clock).OfYearAsync(caller, clock.Today.Year, cancellation)).Count(row => row.Point.DoneOn is null && row.Point.IsLateOn(clock.Today));
        if (late > 0)
        {
            lines.Add($"要点分解表有 {late} 项逾期");
        }

        return lines;
    }

    private static bool IsPressing(RadarRow row) => row.Count > 0 && row.Freshness.DaysLeft is { } left && left <= SoonDays;

    private static string LineOf(RadarRow row) =>
        row.Freshness.DaysLeft < 0 ? $"栏目“{row.Column.Name}”已超期 {-row.Freshness.DaysLeft} 天没有更新" : $"栏目“{row.Column.Name}”还有 {row.Freshness.DaysLeft} 天就超期";

    /// <summary>Whoever answers for columns that are late or soon will be, with a line for each.</summary>
    private async Task<Dictionary<Guid, List<string>>> OwnersAsync(Guid organ, CancellationToken cancellation) =>
        (await new FreshnessRadar(database, clock).RunAsync(organ, cancellation)).Rows.Where(row => IsPressing(row) && row.Duty.Content.PersonId is not null)
            .GroupBy(row => row.Duty.Content.PersonId!.Value).ToDictionary(rows => rows.Key, rows => rows.Select(LineOf).ToList());

    private async Task<int> SendAsync(Organ organ, IReadOnlyList<string> grounds, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Own(organ));
        var today = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await db.Set<OrganRule>().AnyAsync(rule => rule.OrganId == organ.Id && rule.Name == SentName && rule.Content == today, cancellation))
        {
            return 0;
        }

        var owned = await OwnersAsync(organ.Id, cancellation);
        var everybody = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == organ.Id && !person.IsDisabled && person.Email != "").ToListAsync(cancellation);
        var people = everybody.Where(person => RoleTable.Of(person.Roles.Select(role => role.Role)).Contains(Permission.EditSite)).ToList();
        var owners = everybody.Where(person => owned.ContainsKey(person.Id) && !people.Contains(person)).ToList();
        var lines = people.Count == 0 ? [] : await LinesAsync(organ, cancellation);
        if (organ.ParentId is null)
        {
            lines = [.. grounds.Select(ground => $"单项否决：{ground}"), .. lines];
        }

        var letters = people.Where(_ => lines.Count > 0).Select(person => (person, Lines: lines)).Concat(owners.Select(person => (person, Lines: (IReadOnlyList<string>)owned[person.Id]))).ToList();
        if (letters.Count == 0)
        {
            return 0;
        }

        var count = 0;
        foreach (var (person, about) in letters)
        {
            var text = $"{organ.Name}的公开栏目今天有 {about.Count} 处需要留意：\n\n{string.Join('\n', about.Take(MostLines))}\n\n请登录公开工作台，在“更新雷达”中办理。不想再收到的，请在“提醒和日历”中关闭每日提醒。\n";
            if ((await ReminderChoice.OfAsync(db, (organ.Id, person.Id), cancellation)).MailsDigest && SiteMail.Create(person.Email, "公开栏目更新雷达", text).TryGet(out var mail))
            {
                db.Enqueue(MailHandler.ItemOf(mail, vault, clock));
                count++;
            }
        }

        await db.SetRuleAsync(organ.Id, SentName, today, cancellation);
        db.Record(new EventDraft(organ.Id, "organ", organ.Id, "radar-sent").With(new { mails = count, lines = lines.Count }));
        return await db.CommitAsync(Caller.Site("job radar-mail"), clock, cancellation) is null ? count : 0;
    }
}
