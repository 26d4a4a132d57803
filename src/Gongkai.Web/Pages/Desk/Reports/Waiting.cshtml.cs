using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年报审核签发页 — the own organ's reports for those who review and sign.</summary>
[Needs(nameof(Permission.ReviewItems))]
public sealed class WaitingModel(ReadYear read) : DeskPage
{
    public override PageMeta Meta => new("年报审核签发") { NavPath = "/desk/reports/waiting" };

    public IReadOnlyList<YearReport> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await read.InReviewAsync(HttpContext.RequestAborted);
}
