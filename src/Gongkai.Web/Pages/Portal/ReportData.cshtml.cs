using System.Text.Json;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Reports;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal;

/// <summary>年报数据页 — the public figures of all published reports: charts and tables whose every number opens its definition and organs, dictionary of measures, CSV and JSON, how to cite them.</summary>
[Public]
public sealed class ReportDataModel(SiteDatabase database) : PortalPage
{
    public const string Address = "/reports/data";

    public override PageMeta Meta => new("年报数据与指标")
    {
        CanonicalPath = Address,
        NavPath = PortalPaths.Reports,
        HasCharts = true,
        Trail = [new PageLink("政府信息公开年报", PortalPaths.Reports)],
        Description = "各机关政府信息公开工作年度报告的统计数据、指标说明和下载。",
    };

    public IReadOnlyList<ChartTable> Charts { get; private set; } = [];

    public MeasureTable? Table { get; private set; }

    public OpenedMeasure? Opened { get; private set; }

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public AnswerTimeSpread Times { get; private set; } = new([], 0, 0, null, null);

    public async Task OnGetAsync(int? year, string? measure, OrganKind? kind)
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        await using var db = database.Open(OrganScope.Portal);
        var rows = await new AnalyzeReports(db).ByYearAndKindAsync(isPublic: true, stop);
        if (rows.Count == 0)
        {
            return;
        }

        var (sums, open, answered) = (AnalyzeReports.ByYear(rows), new OpenMeasure(db), new AnswerTimes(db) { IsPublic = true });
        Year = sums.FirstOrDefault(one => one.Year == year)?.Year ?? sums[^1].Year;
        Years = [.. sums.Reverse().Select(one => new Tab($"{one.Year} 年度", $"{Address}?year={one.Year}#times", one.Year == Year))];
        Times = await answered.RunAsync(Year, stop);
        Charts = ReportCharts.Of(rows);
        Table = new MeasureTable(sums, (await open.GroundsAsync(isPublic: true, stop)).ToLookup(ground => ground.Ground), PortalPaths.Reports);
        if (measure is not null && (await OpenedMeasure.ReadAsync(answered, Year, measure, Request) ?? await OpenedMeasure.ReadAsync(open, new MeasureQuery(Year, measure) { Kind = kind, IsPublic = true }, Request, stop)) is { } opened)
        {
            Opened = opened with { PathOf = organ => $"{PortalPaths.Reports}/{organ.Number}/{Year}" };
        }
    }

    /// <summary>Year by year how long the answers took.</summary>
    public async Task<IActionResult> OnGetTimesAsync(string format)
    {
        await using var db = database.Open(OrganScope.Portal);
        var years = new List<(int, AnswerTimeSpread)>();
        foreach (var year in (await new PublicReports(database).YearsAsync(HttpContext.RequestAborted)).Order())
        {
            years.Add((year, await new AnswerTimes(db) { IsPublic = true }.RunAsync(year, HttpContext.RequestAborted)));
        }

        return format switch
        {
            "csv" => File(OpenTimes.Csv(years), "text/csv; charset=utf-8", "answer-times.csv"),
            "json" => File(OpenTimes.Json(years), "application/json", "answer-times.json"),
            _ => NotFound(),
        };
    }

    /// <summary>One line a report; a blank is a figure that the report does not have, never a zero.</summary>
    public async Task<IActionResult> OnGetFileAsync(string format)
    {
        if (format is not ("csv" or "json"))
        {
            return NotFound();
        }

        await using var db = database.Open(OrganScope.Portal);
        var rows = new List<(ReportFacts Facts, string Organ)>();
        await foreach (var row in new AnalyzeReports(db).RowsAsync(isPublic: true))
        {
            rows.Add(row);
        }

        return format == "csv"
            ? File(CsvStream.Bytes(["organ", "kind", "year", .. ReportCharts.Measures.Select(measure => measure.Key)],
                rows.Select(row => (IEnumerable<object?>)[row.Organ, row.Facts.Kind, row.Facts.Year, .. ReportCharts.Values(row.Facts)])), "text/csv; charset=utf-8", "annual-reports.csv")
            : File(JsonSerializer.SerializeToUtf8Bytes(rows.Select(Record), JsonSerializerOptions.Web), "application/json", "annual-reports.json");
    }

    private static Dictionary<string, object?> Record((ReportFacts Facts, string Organ) row)
    {
        var record = new Dictionary<string, object?> { ["organ"] = row.Organ, ["kind"] = row.Facts.Kind.ToString(), ["year"] = row.Facts.Year };
        foreach (var (measure, value) in ReportCharts.Measures.Zip(ReportCharts.Values(row.Facts)))
        {
            record[measure.Key] = value;
        }

        return record;
    }
}
