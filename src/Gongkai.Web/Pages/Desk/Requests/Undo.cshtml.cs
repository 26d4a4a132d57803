using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>撤销页 — takes back a step that was entered by mistake, by a further event with a reason; the history stays; 条例 45.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class UndoModel(ViewRequest view, UndoStep undo, PreviewStep preview, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "撤销误操作";

    [BindProperty]
    public string? Reason { get; set; }

    public App.Requests.TimelineEntry? Undone { get; private set; }

    public StepPreview? Preview { get; private set; }

    public Task<IActionResult> OnGetAsync(int number) => ShowAsync(number);

    public async Task<IActionResult> OnPostAsync(int number)
    {
        var result = await undo.RunAsync(Caller, Key, number, Reason ?? "", Cancellation);
        if (result.Succeeded)
        {
            return Redirect($"{RequestPaths.Case(Id)}?done=undo");
        }

        Refuse(result.Refusal, result.Refusal.Code == "request-needs-reason" ? nameof(Reason) : "");
        return await ShowAsync(number);
    }

    private async Task<IActionResult> ShowAsync(int number)
    {
        if (!await LoadAsync() || (Undone = Case.Timeline.FirstOrDefault(entry => entry.Step.Number == number && number > 1)) is null)
        {
            return NotFound();
        }

        Preview = (await preview.RunAsync(Caller, Id, RequestEvent.Undone(Today, number), Cancellation)).TryGet(out var shown) ? shown : null;
        return Page();
    }
}
