using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>已发布信息用词页 — each wrong word in what the organ made public, with its place, what it should be, and the way to put it right; 国办秘函〔2019〕19号.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class WordingModel(WordingFindings words, Caller caller) : DeskPage
{
    private const int PageSize = 20;
    private const string Path = "/desk/items/radar/words";

    public override PageMeta Meta => new("已发布信息的用词") { NavPath = "/desk/items/radar", Trail = [new PageLink("更新雷达", "/desk/items/radar")] };

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public IReadOnlyList<WordingRow> Rows { get; private set; } = [];

    public EmptyState Nothing { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public bool MayCorrect => caller.May(Permission.ContributeItems);

    public bool MaySettle => caller.May(Permission.EditSite) || caller.May(Permission.ApproveItems);

    public bool IsRefused(Guid id) => !ModelState.IsValid && Request.HasFormContentType && Request.Form["id"] == id.ToString();

    public async Task OnGetAsync(bool settled)
    {
        var counts = await words.CountsAsync(caller, HttpContext.RequestAborted);
        Tabs = [new Tab("待核对", Path, !settled, counts.All), new Tab("认定无误", $"{Path}?settled=true", settled)];
        (Rows, var total) = await words.ListAsync(caller, settled, (Pager.PageIn(Request), PageSize), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, total);
        Nothing = settled ? new EmptyState("没有认定无误的用词", "认定过的列在这里，词前后的文字不变就不再提示。")
            : new EmptyState("没有发现用词错误", counts.Waiting > 0 ? $"还有 {counts.Waiting} 条信息等待检查，每 10 分钟检查一次。" : "新发布和更正过的信息每 10 分钟检查一次，词表改了以后全部重新检查。");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? reason) => await DoneAsync(await words.SettleAsync(caller, id, reason ?? "", HttpContext.RequestAborted), settled: false);

    public async Task<IActionResult> OnPostReopenAsync(Guid id) => await DoneAsync(await words.ReopenAsync(caller, id, HttpContext.RequestAborted), settled: true);

    private async Task<IActionResult> DoneAsync(Refusal? refusal, bool settled)
    {
        if (refusal is null)
        {
            return RedirectToPage(settled ? new { settled } : null);
        }

        Refuse(refusal);
        await OnGetAsync(settled);
        return Page();
    }
}
