using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>办理步骤页 — takes one step with exactly what it needs, and shows beforehand what it does to the due date; 条例 29–45.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class StepModel(ViewRequest view, TakeStep take, PreviewStep preview, SetRequestRules rules, IssuedDocuments documents, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new(ActionName) { NavPath = RequestPaths.Workbench, Trail = [new PageLink("办件工作台", RequestPaths.Workbench), new PageLink(Case.View.Request.Number, RequestPaths.Case(Id))] };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public StepInput Input { get; set; } = new();

    public CaseView Case { get; private set; } = null!;

    public string ActionName { get; private set; } = "";

    /// <summary>Null where the law does not allow the step now; then <see cref="NotNow"/> says why.</summary>
    public StepForm? Form { get; private set; }

    public string? NotNow { get; private set; }

    public StepPreview? Preview { get; private set; }

    public bool IsOwnWork => Form!.IsOwnWork(caller.PersonId);

    public DateOnly Today => clock.Today;

    public FeeLines? Fee => StepForm.Fee(Input);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        ModelState.Clear();
        if (await LoadAsync(code) is { } gone)
        {
            return gone;
        }

        Input = Form?.Start(await rules.ReadAsync(caller, HttpContext.RequestAborted), clock.Today) ?? Input;
        return await ShowAsync();
    }

    /// <summary>Calculates the due date and the fee for what is filled in, and takes nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string code)
    {
        ModelState.Clear();
        return await LoadAsync(code) ?? await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (await LoadAsync(code) is { } gone)
        {
            return gone;
        }

        if (Form is null || !ModelState.IsValid)
        {
            return await ShowAsync();
        }

        var result = await take.RunAsync(caller, new RequestKey(Id, Input.Version), (Form.Action, Input.On!.Value), Input.ToFacts() with { Issue = documents.OfText }, HttpContext.RequestAborted);
        if (result.Succeeded)
        {
            return Redirect($"{RequestPaths.Case(Id)}?done={code}");
        }

        var field = StepInput.FieldOf(result.Refusal);
        Refuse(result.Refusal, field.Length == 0 ? "" : $"{nameof(Input)}.{field}");
        return await ShowAsync();
    }

    private async Task<IActionResult?> LoadAsync(string code)
    {
        var found = await view.RunAsync(caller, Id, HttpContext.RequestAborted);
        if (RequestActions.List.Find(code) is not { } row || !found.TryGet(out var request))
        {
            return NotFound();
        }

        if (RequestPaths.Step(Id, row.Member) is var path && !path.EndsWith(code, StringComparison.Ordinal))
        {
            return Redirect(path);
        }

        (Case, ActionName) = (new CaseView(request, clock.Today), row.Name);
        if (request.Next.FirstOrDefault(step => step.Action == row.Member) is not { } step)
        {
            NotNow = request.NotNow.FirstOrDefault(step => step.Action == row.Member)?.Refusal?.Message ?? "申请已经登记，不能重复登记。";
            return null;
        }

        Form = new StepForm(request, step, await HandlingChoices.OfAsync(HttpContext, caller.OrganId));
        return step.IsPossible ? null : Forbid();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (Form is not null && Input.ToEvent(Form.Action, Case.View) is { } next && (await preview.RunAsync(caller, Id, next, HttpContext.RequestAborted)).TryGet(out var shown))
        {
            Preview = shown;
        }

        return Page();
    }
}
