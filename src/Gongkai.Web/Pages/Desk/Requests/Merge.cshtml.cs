using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>并案页 — ends a duplicate in favour of another open request of the same applicant; 条例 45.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class MergeModel(ViewRequest view, MergeRequests merge, RepeatRequests repeats, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "并案";

    [BindProperty]
    public Guid? MainId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => FilledAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (MainId is not { } main)
        {
            ModelState.AddModelError(nameof(MainId), "请选择并入哪一件。");
            return await FilledAsync();
        }

        var result = await merge.RunAsync(Caller, Key, main, Reason ?? "", Cancellation);
        if (result.Succeeded)
        {
            return Redirect(RequestPaths.Case(Id));
        }

        Refuse(result.Refusal, nameof(MainId));
        return await FilledAsync();
    }

    private async Task<IActionResult> FilledAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        var found = await repeats.RunAsync(Caller, Id, Cancellation);
        Others = found.TryGet(out var seen)
            ? [.. seen.Similar.Where(other => RequestStates.IsOpen(other.Request.State)).Select(other => new Choice(
                other.Request.Id.ToString(), $"{other.Request.Number} {other.Request.Title}", $"相近 {other.Similarity:P0}，{RequestStates.List[other.Request.State].Name}"))]
            : [];
        return Page();
    }
}
