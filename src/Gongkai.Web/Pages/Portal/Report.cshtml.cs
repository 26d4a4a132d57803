using Gongkai.App.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal;

/// <summary>年度报告页 — one report as a page with real tables, and as files; 条例 50.</summary>
[Public]
public sealed class ReportModel(PublicReports reports) : PortalPage
{
    private static readonly HashSet<string> s_noFindings = [];

    public override PageMeta Meta => new(Row.Title)
    {
        CanonicalPath = $"{PortalPaths.Reports}/{Row.OrganNumber}/{Row.Year}",
        NavPath = PortalPaths.Reports,
        Trail = [new PageLink("政府信息公开年报", $"{PortalPaths.Reports}?year={Row.Year}")],
        Description = Row.Title,
        Article = new ArticleMeta(Row.Title, Row.FiledAt, Row.Organ),
    };

    public PublicReport Row { get; private set; } = null!;

    public AnnualReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int number, int year)
    {
        if (await reports.FindAsync(number, year, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        (Row, Report) = found;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(int number, int year, string format)
    {
        if (!ReportConverter.Parse(format).TryGet(out var kind) || await reports.FindAsync(number, year, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        var content = new MemoryStream();
        ReportConverter.Write(found.Report, kind, content, found.Row.Title);
        content.Position = 0;
        return File(content, "application/octet-stream", $"{found.Row.Title}.{ReportConverter.Extension(kind)}");
    }

    /// <summary>What the report prints below its title, in order; the title stands on the page already.</summary>
    public IEnumerable<PrescribedBlock> Blocks => PrescribedReport.Compose(Report).Where(block => block.Kind != PrescribedBlockKind.Title);

    public ReportTableView Table(PrescribedBlock block)
    {
        var table = Report.Table(block.Table!.Format.Id)!;
        return ReportTableView.Of(table, s_noFindings, Report.Section(table.Format.Section).Heading);
    }
}
