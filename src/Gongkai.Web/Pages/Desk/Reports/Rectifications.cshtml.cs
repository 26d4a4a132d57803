using Gongkai.App;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>收到的整改通知页 — what the competent department asks of this organ, and the reply; 条例 47.</summary>
[Needs(nameof(Permission.CompileReports))]
public sealed class RectificationsModel(OrderRectification rectify, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("收到的整改通知") { NavPath = "/desk/reports/rectifications" };

    public IReadOnlyList<Rectification> Orders { get; private set; } = [];

    public async Task OnGetAsync() =>
        Orders = [.. (await rectify.ListAsync(clock.Today.Year - 1, HttpContext.RequestAborted)).Select(row => row.Order).Where(order => order.OrganId == caller.OrganId)];

    public async Task<IActionResult> OnPostAsync(Guid order, string? reply)
    {
        if (await rectify.ReplyAsync(order, reply ?? "", HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect("/desk/reports/rectifications");
        }

        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}
