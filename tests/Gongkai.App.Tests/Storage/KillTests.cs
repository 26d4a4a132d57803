using System.Diagnostics;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

public sealed class KillTests
{
    private const int Clients = 16;

    [Theory(DisplayName = "十六人办理时进程被强杀：确认过的都在，没有写了一半的，链完好")]
    [InlineData(DatabaseKind.Sqlite, 40)]
    [InlineData(DatabaseKind.Sqlite, 150)]
    [InlineData(DatabaseKind.Postgres, 40)]
    [InlineData(DatabaseKind.Postgres, 150)]
    public async Task Commit_ProcessKilled_KeepsAllThatWasConfirmed(DatabaseKind kind, int confirmations)
    {
        using var site = new TestSite(kind);

        Assert.Empty(await FaultsAfterKillAsync(site, confirmations, "none"));
    }

    [Theory(DisplayName = "强杀检验查得出错：先报成功后提交，或者事件和改动分两次提交，都会被发现")]
    [InlineData(DatabaseKind.Sqlite, "told-too-early", "确认过的不在")]
    [InlineData(DatabaseKind.Postgres, "told-too-early", "确认过的不在")]
    [InlineData(DatabaseKind.Sqlite, "event-apart", "有改动没有事件")]
    [InlineData(DatabaseKind.Postgres, "event-apart", "有改动没有事件")]
    public async Task Commit_FaultPlanted_IsFound(DatabaseKind kind, string fault, string finding)
    {
        var found = new List<string>();
        // One kill may fall between two commits of all clients; that a few in a row do is out of the question.
        for (var i = 0; i < 5 && !found.Contains(finding); i++)
        {
            using var site = new TestSite(kind);
            found.AddRange(await FaultsAfterKillAsync(site, 40, fault));
        }

        Assert.Contains(finding, found);
    }

    private static async Task<List<string>> FaultsAfterKillAsync(TestSite site, int confirmations, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-killed-");
        var confirmed = await KillAsync(site, folder.FullName, confirmations, fault);

        var store = new DiskFileStore(Path.Combine(folder.FullName, "files"));
        var report = (await new VerifyDatabase(site.Database, site.Vault).RunAsync(new VerifyOrder(store))).Value;
        await using var db = site.Open();
        // A commit that the server had in hand when the client died may still come in; one instant sees all of it or nothing.
        await using var instant = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var units = await db.Units.Select(unit => unit.Id).ToListAsync();
        var files = await db.Files.Select(file => file.Id).ToListAsync();
        var events = await db.Events.Where(happened => happened.Action == "unit-added").Select(happened => happened.SubjectId!.Value).ToListAsync();
        folder.Delete(recursive: true);
        (string Finding, bool IsThere)[] checks =
        [
            ("确认过的不在", confirmed.Select(line => line.Unit).Except(units).Any() || confirmed.Select(line => line.File).Except(files).Any()),
            ("有改动没有事件", units.Except(events).Any()),
            ("有事件没有改动", events.Except(units).Any()),
            ("文件和改动对不上", units.Count != files.Count),
            // At most one commit of each client was done and not yet told.
            ("没有报的太多", units.Count > confirmed.Count + Clients),
        ];
        return [.. report.Faults, .. checks.Where(check => check.IsThere).Select(check => check.Finding)];
    }

    private static async Task<List<(Guid Unit, Guid File)>> KillAsync(TestSite site, string folder, int confirmations, string fault)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gongkai.KilledWriter.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, site.Database.Address.ConnectionString, folder, site.Bureau.Id.ToString(), fault]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == confirmations)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.True(lines.Count >= confirmations, "The writers ended by themselves.");
        // The last line may be cut by the kill; what was not told whole was not told.
        return [.. lines.Where(line => line.Length == 73).Select(line => (Guid.Parse(line.AsSpan(0, 36)), Guid.Parse(line.AsSpan(37, 36))))];
    }
}
