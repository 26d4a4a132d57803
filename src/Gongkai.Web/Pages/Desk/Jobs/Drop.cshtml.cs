using Gongkai.App;
using Gongkai.App.Work;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Jobs;

/// <summary>放弃任务页 — one failed work with all that is known of it; giving it up asks for the reason.</summary>
[Needs(nameof(Permission.ManageJobs))]
public sealed class DropModel(ListFailedWork failed, DropWork drop, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("放弃任务") { NavPath = "/desk/jobs", Trail = [new PageLink("后台任务", "/desk/jobs")] };

    [BindProperty]
    public string? Reason { get; set; }

    public FactTable Facts { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await failed.FindAsync(caller, id, HttpContext.RequestAborted) is not { } work)
        {
            return NotFound();
        }

        Facts = new FactTable(
        [
            new Fact("任务", work.Name), new Fact("提出时间", ChinaTime.Minute(work.CreatedAt)), new Fact("已试", $"{work.Attempts} 次"),
            new Fact("下次自动重试", work.RetriesAt is { } at ? ChinaTime.Minute(at) : "不再自动重试"), new Fact("失败原因", work.Error) { IsWide = true },
        ], InPairs: true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await drop.RunAsync(caller, id, Reason ?? "", HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage("/Desk/Jobs/Index", new { done = "dropped" });
        }

        ModelState.Clear();
        Refuse(refusal, nameof(Reason));
        return await OnGetAsync(id);
    }
}
