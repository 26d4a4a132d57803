using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>编制年报 — counts the tables of an organ's year from its records, as of any day; nothing is stored; 条例 49、50.</summary>
public sealed class CompileReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    private static readonly (string Name, SubmissionChannel[] Channels)[] s_channels =
    [
        ("当面提交", [SubmissionChannel.InPerson, SubmissionChannel.Oral]),
        ("信函", [SubmissionChannel.SignedMail, SubmissionChannel.OrdinaryMail, SubmissionChannel.MailToOtherUnit]),
        ("网络", [SubmissionChannel.Internet]),
        ("电子邮件", [SubmissionChannel.Email]),
        ("传真", [SubmissionChannel.Fax]),
    ];

    /// <param name="asOf">The day to look from; today if null.</param>
    public async Task<Result<CompiledYear>> RunAsync(Guid organId, int year, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        if (ReadingLacks(caller) is { } lacking)
        {
            return lacking;
        }

        if (ReportFormats.Shipped.ForYear(year) is null || year > clock.Today.Year)
        {
            return new Refusal("report-year", $"{year} 年度没有规定的年报格式，或者还没有开始，请另选年度。");
        }

        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == organId, cancellation);
        if (organ is null || !db.Scope.Includes(organ))
        {
            return new Refusal("organ-unknown", "没有这个机关，或者不在您的范围内。");
        }

        return await CompileAsync(db, organ, ReportPeriod.AsOf(year, asOf ?? clock.Today), cancellation);
    }

    internal static Refusal? ReadingLacks(Caller caller) =>
        caller.May(Permission.SignReports) || caller.May(Permission.SuperviseOrgans) || caller.May(Permission.ReviewItems) ? null : caller.Lacks(Permission.CompileReports);

    internal static async Task<CompiledYear> CompileAsync(GongkaiDb db, Organ organ, ReportPeriod period, CancellationToken cancellation)
    {
        var records = await YearRecords.LoadAsync(db, organ.Id, period, cancellation);
        var carry = await CarryIn.LoadAsync(db, organ.Id, period, records, cancellation);
        var entered = await db.Set<EnteredFigure>().AsNoTracking().Where(figure => figure.OrganId == organ.Id && figure.Year == period.Year)
            .ToDictionaryAsync(figure => figure.Cell, cancellation);
        var compiled = new CompiledYear(organ, period, records, carry, entered);
        compiled.Facts = new YearFacts(compiled.Tables, await QueriesAsync(db, compiled, cancellation));
        return compiled;
    }

    // What the text may name besides the cells of the tables.
    private static async Task<List<YearFact>> QueriesAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, period, records) = (compiled.Organ.Id, compiled.Period, compiled.Records);
        var facts = new List<YearFact> { new("年度", period.Year, "报告年度。") };
        if (records.Kept.Contains(YearRecords.RegisterSource))
        {
            var received = records.Requests.Where(request => period.Contains(request.Facts.ReceivedOn)).ToList();
            facts.AddRange(s_channels.Select(group => new YearFact($"渠道·{group.Name}", received.Count(request => group.Channels.Contains(request.Channel)), $"统计期限内收到、通过{group.Name}提交的申请。")));
            var fees = await FeeNotices(db, organ, period).CountAsync(cancellation);
            facts.Add(new YearFact("收费通知数", fees, "统计期限内发出的信息处理费收费通知。"));
        }

        facts.AddRange(LedgerDefinitions.Shipped.Where(ledger => records.Kept.Contains(ledger.Code))
            .Select(ledger => new YearFact($"{ledger.Name}数", records.Ledgers.GetValueOrDefault(ledger.Code), $"统计期限内“{ledger.Name}”台账的记录。")));
        if (records.Kept.Contains(YearRecords.ItemSource))
        {
            var end = SiteClock.StartOf(period.Last.AddDays(1));
            var start = SiteClock.StartOf(period.First);
            var kinds = await PublicItems.Of(db, end).Where(item => item.OrganId == organ && item.PublishedYear == period.Year)
                .GroupBy(item => item.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
            var changed = await db.Set<Publication>().CountAsync(item => item.OrganId == organ && ((item.CorrectedAt >= start && item.CorrectedAt < end) || (item.WithdrawnAt >= start && item.WithdrawnAt < end)), cancellation);
            facts.Add(new YearFact("公开信息数", kinds.Values.Sum(), "统计期限内在政府网站公开、没有撤下的信息。"));
            facts.Add(new YearFact("政策解读数", kinds.GetValueOrDefault(ItemKind.Interpretation), "统计期限内公开的政策解读。"));
            facts.Add(new YearFact("更正撤下数", changed, "统计期限内更正或者撤下的信息。"));
        }

        return facts;
    }

    /// <summary>The fee notices that an organ gave in a period.</summary>
    internal static IQueryable<RecordedStep> FeeNotices(GongkaiDb db, Guid organ, ReportPeriod period)
    {
        var (first, last) = (period.First, period.Last);
        return db.Set<RecordedStep>().AsNoTracking().Where(step => step.OrganId == organ && step.Action == RequestAction.NotifyFee && step.HappenedOn >= first && step.HappenedOn <= last);
    }
}
