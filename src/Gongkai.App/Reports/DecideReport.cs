using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>审核年报 — the competent department accepts a filed report or returns it with reasons; 条例 49, 国办公开办函〔2021〕30号.</summary>
public sealed class DecideReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    public Task<Result<Guid>> AcceptAsync(Guid reportId, string note, CancellationToken cancellation = default) =>
        DecideAsync(reportId, FilingState.Accepted, note, cancellation);

    /// <param name="reason">What has to be corrected; the organ sees it.</param>
    public Task<Result<Guid>> ReturnAsync(Guid reportId, string reason, CancellationToken cancellation = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult<Result<Guid>>(new Refusal("return-without-reason", "退回时请写明需要更正的内容。"))
            : DecideAsync(reportId, FilingState.Returned, reason.Trim(), cancellation);

    private async Task<Result<Guid>> DecideAsync(Guid reportId, FilingState state, string remark, CancellationToken cancellation)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await db.Reports.FirstOrDefaultAsync(report => report.Id == reportId, cancellation) is not { } report)
        {
            return new Refusal("report-unknown", "没有找到这份年报，可能已被更正或不在您的范围内。");
        }

        if (report.State != FilingState.Filed)
        {
            return new Refusal("report-not-filed", "这份年报不在“已报送”状态，请刷新后再办。");
        }

        if (state == FilingState.Accepted && await OpenErrorsAsync(report, cancellation) is > 0 and var open)
        {
            return new Refusal("report-has-errors", $"这份年报还有 {open} 处错误没有逐条处理，请先退回更正，或对每条写明处理意见。");
        }

        (report.State, report.Remark) = (state, remark);
        await Supervision.ReportFactRows.KeepAsync(db, report, await db.Organs.Where(organ => organ.Id == report.OrganId).Select(organ => organ.Kind).FirstAsync(cancellation), cancellation);
        db.Record(new EventDraft(report.OrganId, "report", report.Id, state == FilingState.Accepted ? "report-accepted" : "report-returned") { Reason = remark });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : report.Id;
    }

    // The errors that its page shows today; a verdict on a warning, or on what an earlier file had, settles none of them.
    private async Task<int> OpenErrorsAsync(FiledReport report, CancellationToken cancellation)
    {
        var detail = (await new ViewReport(db).RunAsync(report.Id, cancellation))!;
        return detail.Check.Findings.Count(finding => finding.Severity == Severity.Error && detail.DecisionOn(finding)?.Verdict != FindingVerdict.Dismissed);
    }
}
