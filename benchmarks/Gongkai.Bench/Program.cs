using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Gongkai.App.Demonstration;
using Gongkai.App.Storage;
using Gongkai.Bench;
using Gongkai.Bench.Server;
using Gongkai.Testing;
using Perfolizer.Horology;

if (args is ["batch", var folder])
{
    BatchRun.RunChild(folder);
    return 0;
}

switch (args)
{
    case ["host", var port, var data, var connection]:
        Host.Serve(port, data, connection);
        return 0;
    case ["bare", var port, var file]:
        Host.ServeBare(port, file);
        return 0;
    case ["make", var size, var data, var connection]:
        await ServerRun.MakeChildAsync(Enum.Parse<DemoSize>(size), data, connection);
        return 0;
    case ["server", "--only", "batch", .. var kinds]:
        await ServerRun.RunBatchAsync(KindsIn(kinds));
        return 0;
    case ["server", "--only", "readers", var data, var connection]:
        await ServerRun.RunReadersAsync(data, connection);
        return 0;
    case ["server", "--on", var data, var connection, .. var wanted]:
        await ServerRun.RunOnAsync(SizeIn(wanted), data, connection);
        return 0;
    case ["server", .. var wanted]:
        await ServerRun.RunAsync(SizeIn(wanted), KindsIn(wanted));
        return 0;
}

var isQuick = args.Contains("--quick");
var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance)
    .WithWarmupCount(isQuick ? 6 : 12)
    .WithIterationCount(isQuick ? 5 : 15)
    .WithIterationTime(TimeInterval.FromMilliseconds(isQuick ? 400 : 500));
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .WithArtifactsPath(RepositoryRoot.File("artifacts/bench"));

var summary = BenchmarkRunner.Run<ReportBenchmarks>(config);
if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success))
{
    return 1;
}

BatchRun[] batches = [BatchRun.Measure(1_000), BatchRun.Measure(isQuick ? 4_000 : 10_000)];
var page = PerformancePage.Write(summary, batches, isQuick);
Console.WriteLine(page);
Directory.CreateDirectory(RepositoryRoot.File("docs"));
var path = RepositoryRoot.File(isQuick ? "artifacts/bench/performance.md" : "docs/performance.md");
File.WriteAllText(path, page + ServerRun.PartOf(path));
return 0;

static DemoSize SizeIn(string[] wanted) =>
    Array.IndexOf(wanted, "--size") is >= 0 and var asked ? Enum.Parse<DemoSize>(wanted[asked + 1], ignoreCase: true) : DemoSize.Prefecture;

static DatabaseKind[] KindsIn(string[] wanted) =>
    wanted.Contains("--sqlite") ? [DatabaseKind.Sqlite] : wanted.Contains("--postgres") ? [DatabaseKind.Postgres] : [DatabaseKind.Sqlite, DatabaseKind.Postgres];
