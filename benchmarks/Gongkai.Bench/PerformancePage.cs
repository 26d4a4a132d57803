using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Reports;

namespace Gongkai.Bench;

/// <summary>性能页 — docs/performance.md: what was measured, on which machine, against which target.</summary>
public static class PerformancePage
{
    public static string Write(Summary summary, IReadOnlyList<BatchRun> batches, bool isQuick)
    {
        var nanoseconds = summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => report.ResultStatistics!.Mean);
        var bytes = summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
        var page = new StringBuilder();
        page.Append("# Performance\n\nWritten by `./bench`; do not edit. Rates are those of one core. Ratios are against a baseline measured in the same run, so they can be compared between machines.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Machine: {Processor()}, {Environment.ProcessorCount} cores, {Memory():0} GB; {RuntimeInformation.OSDescription.Trim()}; {RuntimeInformation.FrameworkDescription}{(isQuick ? "; quick run, few iterations" : "")}.\n\n");
        page.Append("## One report\n\n| what | time | a second | allocated | baseline | ratio | target | met |\n| --- | ---: | ---: | ---: | --- | ---: | --- | --- |\n");
        page.Append(Line("DOM of the page alone (AngleSharp)", nanoseconds["Dom"], bytes["Dom"], "—", null, "—", null));
        page.Append(Line($"read the page ({ReportBenchmarks.Page.Name}, {ReportBenchmarks.Page.Bytes:N0} bytes)", nanoseconds["Read"], bytes["Read"], "the DOM alone", nanoseconds["Read"] / nanoseconds["Dom"], "≥ 3,000 a second and ≤ 2.5 × the DOM", nanoseconds["Read"] <= 1e9 / 3000 && nanoseconds["Read"] <= 2.5 * nanoseconds["Dom"]));
        page.Append(Line("check the report that was read", nanoseconds["Check"], bytes["Check"], "reading it", nanoseconds["Check"] / nanoseconds["Read"], "≥ 100,000 a second", nanoseconds["Check"] <= 1e9 / 100_000));
        page.Append(Line($"similarity of two texts of {ReportBenchmarks.TextLength:N0} characters", nanoseconds["Similarity"], bytes["Similarity"], "longest common subsequence", nanoseconds["Similarity"] / nanoseconds["CommonSubsequence"], "≥ 1,000 pairs a second", nanoseconds["Similarity"] <= 1e9 / 1000));
        page.Append(Line("the same, both texts prepared once", nanoseconds["PreparedSimilarity"], bytes["PreparedSimilarity"], "longest common subsequence", nanoseconds["PreparedSimilarity"] / nanoseconds["CommonSubsequence"], "—", null));
        page.Append(Line("longest common subsequence of the same texts", nanoseconds["CommonSubsequence"], bytes["CommonSubsequence"], "—", null, "—", null));
        page.Append("\n## Many files\n\nMixed text, Markdown, separated values, HTML, carried HTML, DOCX and XLSX, read from disk and checked on two cores; one in eight has to be refused in part or as a whole.\n\n");
        page.Append("| files | read | seconds | files a second | peak of memory |\n| ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var batch in batches)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {batch.Files:N0} | {batch.Read:N0} | {batch.Seconds:0.0} | {batch.Files / batch.Seconds:N0} | {batch.PeakMegabytes:N0} MB |\n");
        }

        var (first, last) = (batches[0], batches[^1]);
        page.Append(CultureInfo.InvariantCulture, $"\nTime for a file in the larger run is {last.Seconds / last.Files / (first.Seconds / first.Files):0.00} of that in the smaller one (linear: 1), memory {last.PeakMegabytes / first.PeakMegabytes:0.00} (flat: 1).\n");
        return page.ToString();
    }

    private static string Line(string what, double nanoseconds, long bytes, string baseline, double? ratio, string target, bool? met) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {nanoseconds / 1000:N1} µs | {1e9 / nanoseconds:N0} | {bytes / 1024.0:N1} kB | {baseline} | {(ratio is { } r ? r.ToString("0.###", CultureInfo.InvariantCulture) : "—")} | {target} | {(met is { } isMet ? isMet ? "yes" : "**no**" : "—")} |\n");

    private static string Processor()
    {
        var lines = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [];
        return lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static double Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
}
