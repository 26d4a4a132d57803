using Gongkai.App.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年报页 — one of the own reports: tables with the failing cells marked, findings, files to download.</summary>
[Needs(nameof(Permission.CompileReports))]
public sealed class ReportModel(ViewReport view, DecideFinding decide) : DeskPage
{
    public override PageMeta Meta => new($"{Detail.Kept.Year} 年度报告") { NavPath = "/desk/reports", Trail = [new PageLink("本机关年报", "/desk/reports")] };

    public ReportDetail Detail { get; private set; } = null!;

    public IReadOnlyList<ReportTableView> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await view.RunAsync(id, HttpContext.RequestAborted) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        var bad = detail.Check.Findings.Where(finding => finding.Severity == Severity.Error).SelectMany(finding => finding.Cells).ToHashSet();
        Tables = [.. detail.Report.Tables.Select(table => ReportTableView.Of(table, bad))];
        return Page();
    }

    /// <summary>The report as a file in one of the formats of the report engine.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, string format)
    {
        var parsed = ReportConverter.Parse(format);
        if (!parsed.TryGet(out var kind) || await view.RunAsync(id, HttpContext.RequestAborted) is not { } detail)
        {
            return NotFound();
        }

        var content = new MemoryStream();
        ReportConverter.Write(detail.Report, kind, content, detail.Kept.SourceName);
        content.Position = 0;
        return File(content, "application/octet-stream", $"{detail.Organ}{detail.Kept.Year}年政府信息公开工作年度报告.{ReportConverter.Extension(kind)}");
    }

    public async Task<IActionResult> OnPostFindingAsync(Guid id, string rule, string location, FindingVerdict verdict, string? note)
    {
        var done = await decide.RunAsync(new FindingOpinion(id, rule, location, verdict, note ?? ""), HttpContext.RequestAborted);
        if (done.Succeeded)
        {
            return Redirect($"/desk/reports/{id}");
        }

        Refuse(done.Refusal!);
        return await OnGetAsync(id);
    }
}
