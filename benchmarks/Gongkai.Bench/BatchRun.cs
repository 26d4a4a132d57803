using System.Diagnostics;
using System.Globalization;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing;
using Gongkai.Testing.Layouts;

namespace Gongkai.Bench;

/// <summary>成批测量 — reads and checks a folder of mixed files on two cores, in a process of its own so that its peak of memory can be told.</summary>
public sealed record BatchRun(int Files, int Read, double Seconds, double PeakMegabytes)
{
    // Enough for the runtime to have compiled what it runs most.
    private const int WarmUpFiles = 800;

    private static readonly string[] s_layouts =
    [
        "text-cell-lines", "text-tab-rows", "text-bare-lines", "md-pipes", "csv-padded", "tsv-squeezed", "html-spans", "html-word", "html-layout-table",
        "json-html", "docx-merges", "docx-split", "xlsx-merges", "xlsx-sheet-per-part", "text-tab-two-reports", "text-column-major",
    ];

    /// <summary>Writes the files, then measures in a child process.</summary>
    public static BatchRun Measure(int files)
    {
        var folder = RepositoryRoot.File($"artifacts/bench/batch-{files}");
        Write(folder, files);
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, ArgumentList = { "batch", folder } };
            using var process = Process.Start(start)!;
            var fields = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
            process.WaitForExit();
            return new BatchRun(files, int.Parse(fields[0], CultureInfo.InvariantCulture), Number(fields[1]), Number(fields[2]));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>The child: prints how many files gave a report, the seconds, and the peak of memory in megabytes.</summary>
    public static void RunChild(string folder)
    {
        var reader = new ReportReader();
        ReadAll(reader, Directory.EnumerateFiles(folder).Take(WarmUpFiles));
        var clock = Stopwatch.StartNew();
        var read = ReadAll(reader, Directory.EnumerateFiles(folder));
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read} {seconds:0.000} {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0.0}"));
    }

    private static int ReadAll(ReportReader reader, IEnumerable<string> paths)
    {
        var read = 0;
        Parallel.ForEach(paths, new ParallelOptions { MaxDegreeOfParallelism = 2 }, path =>
        {
            if (reader.Read(File.ReadAllBytes(path), Path.GetFileName(path)).TryGet(out var report))
            {
                ReportChecker.Check(report);
                Interlocked.Increment(ref read);
            }
        });
        return read;
    }

    private static void Write(string folder, int files)
    {
        Directory.CreateDirectory(folder);
        var renderings = s_layouts.SelectMany(name => Enumerable.Range(0, 5).Select(seed => LayoutCatalog.Find(name).Render(seed))).ToList();
        for (var i = 0; i < files; i++)
        {
            var rendering = renderings[i % renderings.Count];
            File.WriteAllBytes(Path.Combine(folder, $"{i:00000}-{rendering.FileName}"), rendering.Content);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
