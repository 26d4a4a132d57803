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
        var folder = Directory.CreateTempSubdirectory("gongkai-killed-");

        var confirmed = await KillAsync(site, folder.FullName, confirmations);

        var store = new DiskFileStore(Path.Combine(folder.FullName, "files"));
        var report = (await new VerifyDatabase(site.Database, site.Vault).RunAsync(new VerifyOrder(store))).Value;
        await using var db = site.Open();
        // A commit that the server had in hand when the client died may still come in; one instant sees all of it or nothing.
        await using var instant = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var units = await db.Units.Select(unit => unit.Id).ToListAsync();
        var files = await db.Files.Select(file => file.Id).ToListAsync();
        var events = await db.Events.Where(happened => happened.Action == "unit-added").Select(happened => happened.SubjectId!.Value).ToListAsync();
        folder.Delete(recursive: true);

        Assert.Empty(report.Faults);
        Assert.Empty(confirmed.Select(line => line.Unit).Except(units));
        Assert.Empty(confirmed.Select(line => line.File).Except(files));
        Assert.Equal(units.Order(), events.Order());
        Assert.Equal(units.Count, files.Count);
        // At most one commit of each client was done and not yet told.
        Assert.InRange(units.Count, confirmed.Count, confirmed.Count + Clients);
    }

    private static async Task<List<(Guid Unit, Guid File)>> KillAsync(TestSite site, string folder, int confirmations)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gongkai.KilledWriter.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, site.Database.Address.ConnectionString, folder, site.Bureau.Id.ToString()]) { RedirectStandardOutput = true };
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
