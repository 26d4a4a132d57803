using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Organs;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Organs;

/// <summary>机关页 — what an organ states about itself, its units, and what was done about it.</summary>
[Needs(nameof(Permission.ManageOrgans))]
public sealed class OrganModel(ViewOrgan view, FindEvents events, Caller caller) : OrganForm
{
    public override PageMeta Meta => new(View.Organ.Name) { NavPath = "/desk/organs", Trail = [new PageLink("机关", "/desk/organs")] };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OrganView View { get; private set; } = null!;

    public bool IsOwn => Id == caller.OrganId;

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostChangeAsync([FromServices] ChangeOrgan change) =>
        ModelState.IsValid ? await AfterAsync(await change.RunAsync(caller, new OrganChange(Id, Input.Version, Input.Profile), HttpContext.RequestAborted), keepsInput: true) : await ShowAsync(keepsInput: true);

    public async Task<IActionResult> OnPostCloseAsync([FromServices] CloseOrgan close) => await AfterAsync(await close.RunAsync(caller, Id, Reason ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReopenAsync([FromServices] ReopenOrgan reopen) => await AfterAsync(await reopen.RunAsync(caller, Id, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostCreateUnitAsync([FromServices] CreateUnit create, string? unitName) =>
        await AfterAsync(await create.RunAsync(caller, Id, unitName ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostRenameUnitAsync([FromServices] RenameUnit rename, Guid unitId, UnitInput unit) =>
        await AfterAsync(await rename.RunAsync(caller, unitId, new UnitChange(unit.UnitName ?? "", unit.Position, unit.Duties ?? ""), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostCloseUnitAsync([FromServices] CloseUnit close, Guid unitId) => await AfterAsync(await close.RunAsync(caller, unitId, HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(Refusal? refusal, bool keepsInput = false)
    {
        if (refusal is null)
        {
            return RedirectToPage();
        }

        ModelState.Clear();
        Refuse(refusal, refusal.Code == "reason-missing" ? nameof(Reason) : OrganInput.FieldOf(refusal));
        return await ShowAsync(keepsInput);
    }

    private async Task<IActionResult> ShowAsync(bool keepsInput = false)
    {
        if (await view.RunAsync(Id, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        View = found;
        History = EventTimeline.Of(await events.OfSubjectAsync(Id, HttpContext.RequestAborted));
        Input = keepsInput ? Input : OrganInput.Of(found.Organ);
        return Page();
    }
}

/// <summary>内设机构表单 — name, place in the list and duties.</summary>
public sealed record UnitInput(string? UnitName, int Position, string? Duties);
