using System.Globalization;
using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>办件工作台页 — the open requests in order of danger; filter by the address, assign several at once, take the ledger along; 条例 33, 45.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class IndexModel(Workbench workbench, ViewRequest view, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("办件工作台") { NavPath = RequestPaths.Workbench, PreviousPath = Pager.PreviousPath, NextPath = Pager.NextPath };

    public WorkbenchQuery Query { get; private set; } = null!;

    public WorkbenchPage Found { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public bool MayAssign => caller.May(Domain.Users.Permission.RegisterRequests);

    [BindProperty]
    public List<string> Picked { get; set; } = [];

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public Guid? PersonId { get; set; }

    /// <summary>After a bulk assignment: how many went through, and what became of the others.</summary>
    public BulkResult? Done { get; private set; }

    public EmptyState Nothing => Query.Bar.Chosen.Count > 0 || Query.Filter.Light is not null || Query.Filter.OnlyMine
        ? new EmptyState("没有符合条件的在办申请", "请放宽筛选条件。") { Actions = [new PageLink("看全部在办", RequestPaths.Workbench)] }
        : new EmptyState("现在没有在办的申请", "网上提交的申请会自动出现在这里；信函、当面、电话、传真收到的请登记。") { Actions = MayAssign ? [new PageLink("登记申请", RequestPaths.Register)] : [] };

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (Request.Query["q"].ToString().Trim() is { Length: > 0 } text && await view.FindAsync(caller, text, HttpContext.RequestAborted) is { } id)
        {
            return Redirect(RequestPaths.Case(id));
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAssignAsync([FromServices] AssignRequest assign)
    {
        if (Picked.Count == 0 || UnitId is null)
        {
            ModelState.AddModelError(nameof(UnitId), Picked.Count == 0 ? "请先勾选要分办的申请。" : "请选择承办处室。");
            return await ShowAsync();
        }

        Done = new BulkResult();
        foreach (var key in Picked.Select(KeyOf).OfType<RequestKey>())
        {
            var result = await assign.RunAsync(caller, key, UnitId.Value, PersonId, HttpContext.RequestAborted);
            Done.Add(key, result.Refusal?.Message);
        }

        Picked = [];
        ModelState.Clear();
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Query = new WorkbenchQuery(Request, await HandlingChoices.OfAsync(HttpContext, caller.OrganId));
        var found = await workbench.RunAsync(caller, Query.Filter, Pager.PageIn(Request), HttpContext.RequestAborted);
        if (!found.TryGet(out var page))
        {
            return Forbid();
        }

        Found = page;
        Pager = Pager.Of(Request, Workbench.PageSize, page.Total);
        return Page();
    }

    // The version that the person saw travels with the tick.
    private static RequestKey? KeyOf(string picked) =>
        picked.Split(':') is [var id, var version] && Guid.TryParse(id, out var known) && int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? new RequestKey(known, number) : null;
}
