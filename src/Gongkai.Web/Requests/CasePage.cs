using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Requests;

/// <summary>案件内页 — a page about one case: loads it as the person may see it, or answers that there is none.</summary>
public abstract class CasePage(ViewRequest view, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new(Heading)
    {
        NavPath = RequestPaths.Workbench,
        Trail = [new PageLink("办件工作台", RequestPaths.Workbench), new PageLink(Case.View.Request.Number, RequestPaths.Case(Case.Id))],
    };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Of the request, as the person saw it.</summary>
    [BindProperty]
    public int Version { get; set; }

    public CaseView Case { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    protected abstract string Heading { get; }

    protected Caller Caller => caller;

    protected RequestKey Key => new(Id, Version);

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    /// <summary>False where the person does not see such a case.</summary>
    protected async Task<bool> LoadAsync()
    {
        var found = await view.RunAsync(caller, Id, Cancellation);
        Case = found.TryGet(out var request) ? new CaseView(request, clock.Today) : Case;
        Version = Version == 0 && found.Succeeded ? Case.View.Request.Version : Version;
        return found.Succeeded;
    }

    protected async Task<IActionResult> ShowAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Back to the case where it was done, else the page again with the reason.</summary>
    protected async Task<IActionResult> AfterAsync(Refusal? refusal, string path, string field = "")
    {
        if (refusal is null)
        {
            return Redirect(path);
        }

        Refuse(refusal, field);
        return await ShowAsync();
    }
}
