using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>复议诉讼页 — registers a reconsideration or a suit about a request, and how it ended; 条例 51.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class RemediesModel(ViewRequest view, App.Remedies.AddRemedy add, App.Remedies.DecideRemedy decide, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "复议和诉讼";

    [BindProperty]
    public Domain.Remedies.RemedyKind Kind { get; set; }

    [BindProperty]
    public DateOnly? AcceptedOn { get; set; }

    [BindProperty]
    public string? Authority { get; set; }

    [BindProperty]
    public string? CaseNumber { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public Domain.Remedies.RemedyResult Result { get; set; }

    public static IReadOnlyList<Choice> Kinds { get; } = RequestChoices.ByMember(Domain.Remedies.RemedyKinds.List);

    public static IReadOnlyList<Choice> Results { get; } = [.. RequestChoices.ByMember(Domain.Remedies.RemedyResults.List).Where(choice => choice.Value != nameof(Domain.Remedies.RemedyResult.Pending))];

    public Task<IActionResult> OnGetAsync()
    {
        AcceptedOn = Today;
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (AcceptedOn is not { } accepted)
        {
            ModelState.AddModelError(nameof(AcceptedOn), "请填写受理、立案日期。");
            return await ShowAsync();
        }

        var form = new App.Remedies.RemedyForm(Id, Kind, accepted, Authority ?? "") { CaseNumber = CaseNumber ?? "", Note = Note ?? "" };
        return await AfterAsync((await add.RunAsync(Caller, form, Cancellation)).Refusal, RequestPaths.Remedies(Id), nameof(Authority));
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid remedy, int remedyVersion)
    {
        ModelState.Clear();
        return await AfterAsync(await decide.RunAsync(Caller, (remedy, remedyVersion), (DecidedOn ?? Today, Result), Note ?? "", Cancellation), RequestPaths.Remedies(Id));
    }
}
