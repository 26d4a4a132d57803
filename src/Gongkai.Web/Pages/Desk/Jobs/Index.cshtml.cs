using Gongkai.App;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Jobs;

/// <summary>后台任务页 — what failed and why, trying it again, and the schedules with their last and next runs.</summary>
[Needs(nameof(Permission.ManageJobs))]
public sealed class IndexModel(ListFailedWork failed, ListJobs jobs, RetryWork retry, RunJobNow runNow, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("后台任务") { NavPath = "/desk/jobs" };

    public FailedWorkPage Failed { get; private set; } = new([], 0, 1, 1);

    public IReadOnlyList<JobLine> Jobs { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public EmptyState Nothing { get; } = new("没有失败的任务", "索引、邮件、附件转换等后台任务失败时会列在这里，说明原因，可以重试或放弃。");

    /// <summary>What was just asked for, told after the redirect.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Only the administrators of the root organ run schedules by hand.</summary>
    public bool MayRun { get; } = RunJobNow.MayBeAskedBy(caller);

    public async Task OnGetAsync()
    {
        var (work, schedule) = (await failed.RunAsync(caller, Pager.PageIn(Request), HttpContext.RequestAborted), await jobs.RunAsync(caller, HttpContext.RequestAborted));
        Pager = Pager.Of(Request, ListFailedWork.PageSize, work.Refusal is null ? work.Value.Total : 0);
        if ((work.Refusal ?? schedule.Refusal) is { } refusal)
        {
            Refuse(refusal);
            return;
        }

        Failed = work.Value;
        Jobs = [.. schedule.Value.OrderBy(row => row.NextAt).Select(row => new JobLine(row.Job, row.NextAt, row.LastRun, clock.Now))];
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id) => await EndAsync(await retry.RunAsync(caller, id, HttpContext.RequestAborted), "retried");

    public async Task<IActionResult> OnPostRunAsync(string code) => await EndAsync(await runNow.RunAsync(caller, code, HttpContext.RequestAborted), "asked");

    private async Task<IActionResult> EndAsync(Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            return RedirectToPage(new { done });
        }

        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}

/// <summary>定时任务行 — a schedule as the page shows it.</summary>
public sealed record JobLine(SiteJob Job, DateTimeOffset? NextAt, JobRun? Last, DateTimeOffset Now)
{
    /// <summary>A run that began longer ago than it may last has died with its node.</summary>
    public Lamp Lamp => Last switch
    {
        null or { StartedAt: null } => new(LampColor.Grey, "尚未运行"),
        { HasFailed: true } => new(LampColor.Red, "失败"),
        { EndedAt: null, StartedAt: { } started } => started + Job.TimeLimit < Now ? new(LampColor.Orange, "中断") : new(LampColor.Blue, "运行中"),
        _ => new(LampColor.Green, "完成"),
    };

    public string Took => Last is { StartedAt: { } started, EndedAt: { } ended } ? InWords(ended - started) : "";

    private static string InWords(TimeSpan took) => took.TotalSeconds < 1 ? "不到 1 秒" : took.TotalMinutes < 2 ? $"{took.TotalSeconds:0} 秒" : $"{took.TotalMinutes:0} 分钟";
}
