using Gongkai.App.Reports.Batches;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;

namespace Gongkai.App.Reports.Supervision;

/// <summary>同行对照 — the own report of a year beside reports that others published, as they were read from their files.</summary>
/// <param name="Reports">The own one first.</param>
/// <param name="Unread">Files that are no report, with the reason.</param>
public sealed record PeerComparison(IReadOnlyList<AnnualReport> Reports, OrganComparison Comparison, IReadOnlyList<(string Name, string Message)> Unread)
{
    /// <summary>The measures of which any report has a number other than zero.</summary>
    public IEnumerable<Measure> Measures => Comparison.Sums.Where(sum => sum.Measure.IsTotal && sum.Total is not (null or 0)).Select(sum => sum.Measure);
}

/// <summary>与其他机关年报对照 — compares the report compiled here with published reports from files, through the crosswalk of the formats; nothing is kept; 条例 46.</summary>
public sealed class ComparePeers(GongkaiDb db, Caller caller, SiteClock clock)
{
    public const int MostFiles = 20;

    public async Task<Result<PeerComparison>> RunAsync(int year, IReadOnlyList<UploadedReport> files, CancellationToken cancellation = default)
    {
        if (files.Count is 0 or > MostFiles)
        {
            return new Refusal("peer-files", $"请选择 1 至 {MostFiles} 份其他机关的年报文件。");
        }

        var found = await new ReadYear(db, caller, clock).RunAsync(year, cancellation: cancellation);
        if (!found.TryGet(out var own))
        {
            return found.Refusal!;
        }

        var reports = new List<AnnualReport> { own.Built.Report };
        var unread = new List<(string Name, string Message)>();
        foreach (var file in files)
        {
            var result = new ReportReader().Read(file.Content, file.Name);
            if (result.TryGet(out var report))
            {
                reports.Add(report);
            }
            else
            {
                unread.Add((file.Name, result.Refusal!.Message));
            }
        }

        return new PeerComparison(reports, OrganComparison.Compare(reports), unread);
    }
}
