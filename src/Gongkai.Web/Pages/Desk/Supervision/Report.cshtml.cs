using Gongkai.App.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>年报审核页 — a filed report with its findings marked in the tables; accept, return, decide each finding.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class ReportModel(ViewReport view, DecideReport decide, DecideFinding decideFinding) : DeskPage
{
    public override PageMeta Meta => new($"{Detail.Organ} {Detail.Kept.Year} 年度报告") { NavPath = "/desk/supervision", Trail = [new PageLink("报送看板", $"/desk/supervision?year={Detail.Kept.Year}")] };

    public ReportDetail Detail { get; private set; } = null!;

    public IReadOnlyList<ReportTableView> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, string? note) => await AfterAsync(id, await decide.AcceptAsync(id, note ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReturnAsync(Guid id, string? note) => await AfterAsync(id, await decide.ReturnAsync(id, note ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostFindingAsync(Guid id, string rule, string location, FindingVerdict verdict, string? note) =>
        await AfterAsync(id, await decideFinding.RunAsync(new FindingOpinion(id, rule, location, verdict, note ?? ""), HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(Guid id, Result<Guid> done)
    {
        if (done.Succeeded)
        {
            return Redirect($"/desk/supervision/report/{id}");
        }

        Refuse(done.Refusal!);
        return await LoadAsync(id) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await view.RunAsync(id, HttpContext.RequestAborted) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        var bad = detail.Check.Findings.Where(finding => finding.Severity == Domain.Reports.Severity.Error).SelectMany(finding => finding.Cells).ToHashSet();
        Tables = [.. detail.Report.Tables.Select(table => ReportTableView.Of(table, bad))];
        return true;
    }
}
