using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>本年年报页 — the tables as printed, each figure opening its cases beside; entering what no record knows; files to download; 条例 50.</summary>
[Needs(nameof(Permission.UseDesk))]
[RequestSizeLimit(ReportFiles.MostBytes)]
public sealed class YearModel(ReadYear read, OpenFigure open, EnterFigure enter, DecideCarryIn carry, WriteReport write, ImportFigures import) : YearPage(read)
{
    protected override string Tab => "";

    [BindProperty(SupportsGet = true)]
    public string? Cell { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public OpenedFigure? Figure { get; private set; }

    public Pager? Cases { get; private set; }

    public IReadOnlyList<ReportTableView> Tables => [.. View.Compiled.Tables.Select(table => CompiledTableView.Of(View, table, Cell))];

    public IReadOnlyList<Domain.Reports.Finding> FindingsHere => Cell is null ? [] : [.. View.Built.Check.Findings.Where(finding => finding.Cells.Contains(Cell))];

    public async Task<IActionResult> OnPostStartAsync(int year) => await AfterAsync(year, (await write.StartAsync(year, HttpContext.RequestAborted)).Refusal, Of(year));

    public async Task<IActionResult> OnPostEnterAsync(int year, IFormFile? evidence, [FromServices] StoreFile store, [FromServices] GongkaiDb db, [FromServices] Caller caller)
    {
        var entry = new FigureEntry(year, Cell ?? "", Value ?? "", Source ?? "");
        if (evidence is { Length: > 0 })
        {
            await using var content = evidence.OpenReadStream();
            var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, evidence.FileName, evidence.ContentType, content), HttpContext.RequestAborted);
            if (!stored.TryGet(out var file))
            {
                return await AfterAsync(year, stored.Refusal, "");
            }

            await db.SaveChangesAsync(HttpContext.RequestAborted);
            entry = entry with { FileId = file.Id };
        }

        return await AfterAsync(year, await enter.RunAsync(entry, HttpContext.RequestAborted), Here(year));
    }

    public async Task<IActionResult> OnPostRemoveAsync(int year) => await AfterAsync(year, await enter.RemoveAsync(year, Cell ?? "", HttpContext.RequestAborted), Here(year));

    public async Task<IActionResult> OnPostDeclareAsync(int year, string source) => await AfterAsync(year, await enter.DeclareAsync(year, source, HttpContext.RequestAborted), Here(year));

    public async Task<IActionResult> OnPostCarryAsync(int year, CarryVerdict verdict, string? note) =>
        await AfterAsync(year, await carry.RunAsync(year, verdict, note ?? "", HttpContext.RequestAborted), Here(year));

    public async Task<IActionResult> OnPostImportAsync(int year, IFormFile? figures, [FromServices] StoreFile store) => figures is null
        ? await AfterAsync(year, new Domain.Refusal("figures-file", "请选择 XLSX 或者 CSV 文件。"), "")
        : await AfterAsync(year, (await import.RunAsync(year, (figures.FileName, await ReportFiles.BytesOf(figures, HttpContext.RequestAborted)), store, HttpContext.RequestAborted)).Refusal, Of(year));

    /// <summary>The sheet to fill in for what other systems keep.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(int year) =>
        await LoadAsync(year) ? File(ImportFigures.Template(View.Compiled), "text/csv; charset=utf-8", $"{year}年度填报数据.csv") : NotFound();

    /// <summary>The report as it stands as a file; PDF where an office program is installed.</summary>
    public async Task<IActionResult> OnGetFileAsync(int year, string format)
    {
        var isPdf = format == "pdf";
        if (!ReportConverter.Parse(isPdf ? "docx" : format).TryGet(out var kind) || !await LoadAsync(year))
        {
            return NotFound();
        }

        using var content = new MemoryStream();
        var report = View.Working is { State: not WritingState.Writing } && View.Kept is { } kept ? App.Reports.KeptReports.Read(kept.Content) : View.Built.Report;
        ReportConverter.Write(report, kind, content, report.Title!);
        var bytes = isPdf ? await OfficePdf.ConvertAsync(content.ToArray(), HttpContext.RequestAborted) : content.ToArray();
        return bytes is null ? NotFound() : File(bytes, "application/octet-stream", $"{report.Title}.{(isPdf ? "pdf" : ReportConverter.Extension(kind))}");
    }

    protected override async Task PrepareAsync()
    {
        if (Cell is { Length: > 0 } address && (await open.RunAsync(View.Compiled, address, Pager.PageIn(Request), HttpContext.RequestAborted)).TryGet(out var figure))
        {
            Figure = figure;
            Cases = Pager.Of(Request, OpenFigure.PageSize, figure.Total);
        }
    }

    private string Here(int year) => Cell is { Length: > 0 } cell ? $"{Of(year)}?cell={cell}#figure" : Of(year);
}
