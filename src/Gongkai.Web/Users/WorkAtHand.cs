using Gongkai.App;
using Gongkai.App.Letters;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Work;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;

namespace Gongkai.Web.Users;

/// <summary>手头的工作 — what besides requests waits for the roles of whoever opened the desk; nothing is listed that is empty.</summary>
public sealed class WorkAtHand(DeskItems items, FindLetters letters, HandleFaults faults, ReadYear reports, FilingBoard board, ListFailedWork failed, Caller caller, SiteClock clock)
{
    private static readonly (int Number, int Size) s_countOnly = (1, 1);

    public async Task<IReadOnlyList<LightBox>> FindAsync(CancellationToken cancellation)
    {
        var found = new List<LightBox>();
        if (caller.May(Permission.ReviewItems))
        {
            found.Add(new("warn", (await items.ReviewQueueAsync(caller, cancellation)).Count, "待我审核的信息", "/desk/items/review"));
            var waiting = (await reports.InReviewAsync(cancellation)).Count(report => report.State == WritingState.InReview);
            found.Add(new("warn", waiting, "待审核签发的年报", "/desk/reports/waiting"));
        }

        if (caller.May(Permission.ApproveReplies) || caller.May(Permission.AnswerLetters))
        {
            var counts = await letters.CountsAsync(cancellation);
            var open = counts.Where(count => count.Key is not (LetterState.Answered or LetterState.Redirected)).Sum(count => count.Value);
            found.Add(caller.May(Permission.AnswerLetters)
                ? new("soon", open, "未办结的来信", "/desk/letters")
                : new("warn", counts.GetValueOrDefault(LetterState.Drafted), "待审批的来信答复", "/desk/letters/approval"));
        }

        if (caller.May(Permission.ContributeItems))
        {
            found.Add(new("soon", (await faults.ListAsync(caller, isOpen: true, s_countOnly, cancellation)).Total, "待处理的公众纠错", "/desk/items/faults"));
        }

        if (caller.May(Permission.SuperviseOrgans))
        {
            var year = clock.Today.Year - 1;
            var progress = (await board.ReadAsync(year, 1, cancellation)).Progress;
            found.Add(new("warn", progress.Organs - progress.Filed, $"还没有报送 {year} 年年报的机关", "/desk/supervision"));
            found.Add(new("bad", progress.WithErrors, $"{year} 年年报校验有错误的机关", "/desk/supervision"));
        }

        if (caller.May(Permission.ManageJobs) && (await failed.RunAsync(caller, 1, cancellation)).TryGet(out var work))
        {
            found.Add(new("bad", work.Total, "失败的后台任务", "/desk/jobs"));
        }

        return [.. found.Where(box => box.Count > 0)];
    }
}
