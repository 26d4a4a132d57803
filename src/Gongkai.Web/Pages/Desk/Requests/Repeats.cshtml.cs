using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>重复和大量申请页 — what the same applicant asked before with the differences marked, how many this calendar month, and what the fee would be; 条例 35, 36(6), 42.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class RepeatsModel(ViewRequest view, RepeatRequests repeats, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "同一申请人的申请";

    public RepeatView Seen { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public int? Items { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Pages { get; set; }

    public FeeLines? ItemFee => FeeLines.Of(Domain.Fees.InformationProcessingFee.ForItems(Items ?? Seen.ThisMonth), "件");

    public FeeLines? PageFee => Pages is { } pages ? FeeLines.Of(Domain.Fees.InformationProcessingFee.ForPages(pages), "页") : null;

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await LoadAsync() || !(await repeats.RunAsync(Caller, Id, Cancellation)).TryGet(out var seen))
        {
            return NotFound();
        }

        Seen = seen;
        return Page();
    }
}
