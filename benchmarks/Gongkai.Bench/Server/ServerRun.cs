using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gongkai.App;
using Gongkai.App.Demonstration;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Testing;
using Gongkai.Testing.Databases;

namespace Gongkai.Bench.Server;

/// <summary>服务测量 — ./bench server: makes a sample of a size on both databases and measures what readers and officers wait for.</summary>
public static class ServerRun
{
    private const string Head = "## Server";

    public static async Task RunAsync(DemoSize size, IReadOnlyList<DatabaseKind> kinds)
    {
        foreach (var kind in kinds)
        {
            Write(size, await MeasureAsync(size, kind));
        }
    }

    /// <summary>On a sample that <see cref="MakeChildAsync"/> made before; a province takes longer to make than to measure.</summary>
    public static async Task RunOnAsync(DemoSize size, string data, string connection)
    {
        var address = DatabaseAddress.Parse(connection, data);
        using var site = new SiteDatabase(address);
        Write(size, await MeasureAsync(site, data, NameOf(address.Kind)));
    }

    /// <summary>The batch of uploaded files alone, on a site of its own; printed, not written to the page.</summary>
    public static async Task RunBatchAsync(IReadOnlyList<DatabaseKind> kinds)
    {
        foreach (var kind in kinds)
        {
            Print(await BatchAsync(kind));
        }
    }

    /// <summary>What readers wait for alone, on a sample that was made before; printed, not written to the page.</summary>
    public static async Task RunReadersAsync(string data, string connection)
    {
        var (address, clock) = (DatabaseAddress.Parse(connection, data), new SiteClock(TimeProvider.System));
        using var site = new SiteDatabase(address);
        Print(await PortalPages.RunAsync(site, clock, data, NameOf(address.Kind)));
        Print(await Paint.RunAsync(site, clock, data, NameOf(address.Kind)));
    }

    private static void Print(IEnumerable<Measured> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine($"{line.On}: {line.What}: {line.Value}. {line.Target}: {(line.IsMet is { } isMet ? isMet ? "yes" : "no" : "—")}");
        }
    }

    /// <summary>What an earlier run wrote of the server; it stays when the rest of the page is measured anew.</summary>
    public static string PartOf(string path) =>
        File.Exists(path) && File.ReadAllText(path) is var text && text.IndexOf("\n" + Head, StringComparison.Ordinal) is >= 0 and var at ? text[at..] : "";

    private static async Task<List<Measured>> MeasureAsync(DemoSize size, DatabaseKind kind)
    {
        var on = NameOf(kind);
        var data = NewFolder($"site-{size}-{on}");
        using var empty = kind == DatabaseKind.Postgres ? new EmptyDatabase(kind) : null;
        var address = empty?.Address ?? DatabaseAddress.InFolder(data);
        var lines = new List<Measured> { await MakeAsync(size, data, address, on) };
        using var site = new SiteDatabase(address);
        lines.AddRange(await MeasureAsync(site, data, on));
        lines.AddRange(await BatchAsync(kind));
        return lines;
    }

    private static async Task<List<Measured>> MeasureAsync(SiteDatabase site, string data, string on)
    {
        var (clock, vault, lines) = (new SiteClock(TimeProvider.System), Vault.OfFolder(data), new List<Measured>());
        lines.AddRange(await UnitCosts.RunAsync(site, on));
        lines.AddRange(await new UseCases(site, clock, vault).RunAsync());
        var watch = Stopwatch.StartNew();
        var indexed = await new IndexItem(site, clock).RebuildAsync();
        var rate = indexed / watch.Elapsed.TotalSeconds;
        lines.Add(new Measured($"index {indexed:N0} items anew", on, string.Create(CultureInfo.InvariantCulture, $"{rate:N0} items a second"), "≥ 5,000 items a second", rate >= 5_000));
        lines.AddRange(await Pages.RunAsync(site, clock, data, on));
        lines.AddRange(await PortalPages.RunAsync(site, clock, data, on));
        lines.AddRange(await Paint.RunAsync(site, clock, data, on));
        if (site.Address.Kind == DatabaseKind.Postgres)
        {
            lines.Add(await Nodes.RunAsync(site, clock, data));
            lines.Add(await new Crowd(site, clock, vault).RunAsync());
        }

        lines.AddRange(await new Operations(site, clock, vault).RunAsync(data));
        lines.AddRange(await ManyReports.RunAsync(site, clock, on));
        return lines;
    }

    private static async Task<IReadOnlyList<Measured>> BatchAsync(DatabaseKind kind)
    {
        var data = NewFolder($"batch-{NameOf(kind)}");
        using var empty = kind == DatabaseKind.Postgres ? new EmptyDatabase(kind) : null;
        using var site = new SiteDatabase(empty?.Address ?? DatabaseAddress.InFolder(data));
        return await new UploadedBatch(site, NameOf(kind)).RunAsync(data);
    }

    private static string NameOf(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";

    private static string NewFolder(string name)
    {
        var folder = RepositoryRoot.File($"artifacts/bench/{name.ToLowerInvariant()}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }

    // In a process of its own, so that its peak of memory can be told.
    private static async Task<Measured> MakeAsync(DemoSize size, string data, DatabaseAddress address, string on)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, ArgumentList = { "make", size.ToString(), data, address.ConnectionString } };
        using var process = Process.Start(start)!;
        var told = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(told);
        }

        Console.WriteLine($"{on}: {told}, {watch.Elapsed.TotalSeconds:0} s");
        return new Measured($"make the sample: {told.Split('|')[0]}", on, string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:N0} s, memory at most {told.Split('|')[1]} MB"), "memory flat", null);
    }

    /// <summary>The child: makes the sample and tells what is in it and the peak of memory.</summary>
    public static async Task MakeChildAsync(DemoSize size, string data, string connection)
    {
        using var site = new SiteDatabase(DatabaseAddress.Parse(connection, data));
        _ = (await new SchemaScripts(site).ApplyAsync()).Value;
        var made = (await new CreateDemonstration(site, new SiteClock(TimeProvider.System), Vault.OfFolder(data)).RunAsync(1, size, told =>
        {
            if (told.Done == told.Of || told.Done % 50_000 == 0)
            {
                Console.Error.WriteLine($"{told.What} {told.Done:N0} / {told.Of:N0}");
            }
        })).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Organs:N0} organs, {made.Items:N0} items, {made.Requests:N0} requests, {made.Reports:N0} reports|{Measure.Memory("VmHWM"):N0}"));
    }

    // One section for each size and database; a new run takes the place of the old one.
    private static void Write(DemoSize size, List<Measured> lines)
    {
        var path = RepositoryRoot.File("docs/performance.md");
        var head = $"{Head}: {size.ToString().ToLowerInvariant()} on {lines[0].On}";
        var sections = File.ReadAllText(path).Split("\n## ").Where(section => !$"## {section}".StartsWith(head + "\n", StringComparison.Ordinal));
        var section = new StringBuilder();
        section.Append(CultureInfo.InvariantCulture, $"{head[3..]}\n\nWritten by `./bench server --size {size.ToString().ToLowerInvariant()}`; SQLite {SqliteSelfTest.LibraryVersion}, PostgreSQL of this machine with `fsync = off` and 128 MB of shared buffers. ");
        section.Append(CultureInfo.InvariantCulture, $"The machine has {Environment.ProcessorCount} cores for the server, the database and the clients together; its load over the last 15 minutes was {Load()}.\n\n");
        section.Append("| what | measured | target | met |\n| --- | ---: | --- | --- |\n");
        foreach (var line in lines)
        {
            section.Append(CultureInfo.InvariantCulture, $"| {line.What} | {line.Value} | {line.Target} | {(line.IsMet is { } isMet ? isMet ? "yes" : "**no**" : "—")} |\n");
        }

        File.WriteAllText(path, string.Join("\n## ", sections.Select(one => one.TrimEnd('\n') + "\n").Append(section.ToString())));
        Console.WriteLine(section);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[2] : "unknown";
}
