using Gongkai.App.Publications;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年度事实 — what the text of a report may name besides the cells of its tables: channels, fees, late replies, items, letters, ledgers, reviews.</summary>
internal static class WorkFacts
{
    private static readonly (string Name, SubmissionChannel[] Channels)[] s_channels =
    [
        ("当面提交", [SubmissionChannel.InPerson, SubmissionChannel.Oral]),
        ("信函", [SubmissionChannel.SignedMail, SubmissionChannel.OrdinaryMail, SubmissionChannel.MailToOtherUnit]),
        ("网络", [SubmissionChannel.Internet]),
        ("电子邮件", [SubmissionChannel.Email]),
        ("传真", [SubmissionChannel.Fax]),
    ];

    private static readonly (string Ledger, string Field, string Name, string Definition)[] s_sums =
    [
        ("trainings", "participants", "培训人次", "培训台账参加人数之和。"),
        ("visits", "visits", "网站访问总量", "访问量台账各平台各月之和。"),
        ("checks", "problems", "检查发现问题数", "监督检查台账发现问题数之和。"),
        ("checks", "corrected", "检查已整改数", "监督检查台账已整改数之和。"),
        ("posts", "quantity", "新媒体发布条数", "政务新媒体台账发布条数之和。"),
    ];

    internal static async Task<List<YearFact>> LoadAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var facts = new List<YearFact> { new("年度", compiled.Period.Year, "报告年度。") };
        if (compiled.Records.Kept.Contains(YearRecords.RegisterSource))
        {
            await AddRequestsAsync(facts, db, compiled, cancellation);
        }

        AddLedgers(facts, compiled.Records);
        if (compiled.Records.Kept.Contains(YearRecords.ItemSource))
        {
            await AddItemsAsync(facts, db, compiled, cancellation);
        }

        await AddLettersAsync(facts, db, compiled, cancellation);
        var year = compiled.Period.Year;
        var ordered = await db.Set<Rectification>().CountAsync(order => order.OrganId == compiled.Organ.Id && order.Year == year - 1, cancellation);
        facts.Add(new YearFact("整改通知数", ordered, "主管部门就上一年度报告发来的整改通知。"));
        return facts;
    }

    private static async Task AddRequestsAsync(List<YearFact> facts, GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, period) = (compiled.Organ.Id, compiled.Period);
        var received = compiled.Records.Requests.Where(request => period.Contains(request.Facts.ReceivedOn)).ToList();
        facts.AddRange(s_channels.Select(group => new YearFact($"渠道·{group.Name}", received.Count(request => group.Channels.Contains(request.Channel)), $"统计期限内收到、通过{group.Name}提交的申请。")));
        var counts = await StepsOf(db, organ, period)
            .GroupBy(step => step.Action).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        facts.Add(new YearFact("收费通知数", counts.GetValueOrDefault(RequestAction.NotifyFee), "统计期限内发出的信息处理费收费通知。"));
        facts.Add(new YearFact("补正告知数", counts.GetValueOrDefault(RequestAction.AskForClarification), "统计期限内发出的补正告知。"));
        facts.Add(new YearFact("延期答复数", counts.GetValueOrDefault(RequestAction.TellExtension), "统计期限内告知延长答复期限的申请。"));
        facts.Add(new YearFact("答复超期数", await LateAsync(db, compiled, cancellation), "统计期限内办结、办结日晚于法定期限最后一日的申请，期限由办理过程计算。"));
    }

    /// <summary>The notices of an organ in a period that the text names by their number.</summary>
    internal static IQueryable<RecordedStep> StepsOf(GongkaiDb db, Guid organ, ReportPeriod period)
    {
        var (first, last) = (period.First, period.Last);
        return db.Set<RecordedStep>().AsNoTracking().Where(step => step.OrganId == organ && step.HappenedOn >= first && step.HappenedOn <= last
            && (step.Action == RequestAction.NotifyFee || step.Action == RequestAction.AskForClarification || step.Action == RequestAction.TellExtension));
    }

    private static async Task<int> LateAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var decided = compiled.Records.Requests.Where(request => compiled.Period.Contains(request.Facts.DecidedOn)).Select(request => new ReplyDays(request.Id, compiled.Organ.Id, request.Facts.ReceivedOn!.Value, request.Facts.DecidedOn!.Value));
        var terms = await DeadlineSource.OfAsync(db, compiled.Organ.Id, cancellation);
        return (await LateReplies.OfAsync(db, _ => terms, decided, cancellation)).Count(reply => reply.Value == true);
    }

    private static void AddLedgers(List<YearFact> facts, YearRecords records)
    {
        facts.AddRange(LedgerDefinitions.Shipped.Where(ledger => records.Kept.Contains(ledger.Code))
            .Select(ledger => new YearFact($"{ledger.Name}数", records.Ledgers.GetValueOrDefault(ledger.Code), $"统计期限内“{ledger.Name}”台账的记录。")));
        facts.AddRange(s_sums.Where(sum => records.Kept.Contains(sum.Ledger))
            .Select(sum => new YearFact(sum.Name, records.Amounts.GetValueOrDefault((sum.Ledger, sum.Field)), sum.Definition)));
    }

    private static async Task AddItemsAsync(List<YearFact> facts, GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, period) = (compiled.Organ.Id, compiled.Period);
        var (start, end) = (SiteClock.StartOf(period.First), SiteClock.StartOf(period.Last.AddDays(1)));
        var kinds = await PublicItems.Of(db, end).Where(item => item.OrganId == organ && item.PublishedYear == period.Year)
            .GroupBy(item => item.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var changed = await db.Set<Publication>()
            .CountAsync(item => item.OrganId == organ && ((item.CorrectedAt >= start && item.CorrectedAt < end) || (item.WithdrawnAt >= start && item.WithdrawnAt < end)), cancellation);
        var sentBack = await db.Set<ReviewRecord>()
            .CountAsync(review => review.OrganId == organ && review.Decision == Domain.Publications.ReviewDecision.Returned && review.DecidedAt >= start && review.DecidedAt < end, cancellation);
        facts.Add(new YearFact("公开信息数", kinds.Values.Sum(), "统计期限内在政府网站公开、没有撤下的信息。"));
        facts.Add(new YearFact("政策解读数", kinds.GetValueOrDefault(ItemKind.Interpretation), "统计期限内公开的政策解读。"));
        facts.Add(new YearFact("更正撤下数", changed, "统计期限内更正或者撤下的信息。"));
        facts.Add(new YearFact("审核退回数", sentBack, "统计期限内信息发布审核中退回修改的次数。"));
    }

    private static async Task AddLettersAsync(List<YearFact> facts, GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, first, last) = (compiled.Organ.Id, compiled.Period.First, compiled.Period.Last);
        var states = await db.Set<Letter>().Where(letter => letter.OrganId == organ && letter.ReceivedOn >= first && letter.ReceivedOn <= last)
            .GroupBy(letter => letter.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        // An organ without any letter may well keep them elsewhere.
        if (states.Count > 0)
        {
            facts.Add(new YearFact("来信数", states.Values.Sum(), "统计期限内收到的信箱、留言等来信。"));
            facts.Add(new YearFact("来信答复数", states.GetValueOrDefault(LetterState.Answered), "来信数中已经答复的。"));
        }
    }
}
