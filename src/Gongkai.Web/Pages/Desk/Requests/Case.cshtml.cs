using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>案件页 — where a request stands, why it is due when it is, what can lawfully be done next, and all that was done; 条例 33, 45.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class CaseModel(ViewRequest view, ViewApplicant viewApplicant, AssignRequest assign, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new(Case.View.Request.Title) { NavPath = RequestPaths.Workbench, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    public CaseView Case { get; private set; } = null!;

    /// <summary>Personal data, once they have been asked for and the asking has been recorded.</summary>
    public ApplicantView? Shown { get; private set; }

    public string? Done { get; private set; }

    public bool MaySeePersonalData => caller.May(Permission.ReadPersonalData);

    public bool MayHandle => caller.May(Permission.HandleRequests);

    public bool MayRegister => caller.May(Permission.RegisterRequests);

    public bool MayClaim => MayHandle && Case.View.Request is { UnitId: not null, HandlerId: null } request && RequestStates.IsOpen(request.State);

    public static IReadOnlyList<string> Purposes { get; } = ["联系申请人", "邮寄或者发送文书", "核对身份材料", "复议、诉讼答复"];

    public async Task<IActionResult> OnGetAsync(Guid id, string? done)
    {
        Done = RequestActions.List.Find(done ?? "")?.Name;
        return await ShowAsync(id);
    }

    public async Task<IActionResult> OnPostShowAsync(Guid id, string? purpose)
    {
        var result = await viewApplicant.RunAsync(caller, id, Purposes.Contains(purpose) ? purpose! : Purposes[0], HttpContext.RequestAborted);
        if (result.TryGet(out var shown))
        {
            Shown = shown;
        }

        return await AfterAsync(id, result.Refusal);
    }

    public async Task<IActionResult> OnPostClaimAsync(Guid id, int version)
    {
        var result = await assign.ClaimAsync(caller, new RequestKey(id, version), HttpContext.RequestAborted);
        return result.Succeeded ? Redirect(RequestPaths.Case(id)) : await AfterAsync(id, result.Refusal);
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal)
    {
        if (refusal is not null)
        {
            Refuse(refusal);
        }

        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(Guid id)
    {
        var found = await view.RunAsync(caller, id, HttpContext.RequestAborted);
        if (!found.TryGet(out var request))
        {
            return NotFound();
        }

        Case = new CaseView(request, clock.Today);
        return Page();
    }
}
