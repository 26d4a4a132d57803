using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>抽查答复页 — one drawn reply: question, the reply's own text, result, days and steps, without the applicant; 条例 46.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class SampleModel(ViewSample view) : DeskPage
{
    public override PageMeta Meta => new("抽查答复") { NavPath = "/desk/supervision/rectifications", Trail = [new PageLink("整改与抽查", "/desk/supervision/rectifications")] };

    public SampledReply Reply { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await view.RunAsync(id, HttpContext.RequestAborted) is not { } reply)
        {
            return NotFound();
        }

        Reply = reply;
        return Page();
    }
}
