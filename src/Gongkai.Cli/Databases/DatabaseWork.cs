using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;

namespace Gongkai.Cli.Databases;

/// <summary>数据库命令的办理 — carries out the commands on the database; loaded only when one of them is given.</summary>
internal static class DatabaseWork
{
    internal static int Migrate(SiteChoice choice, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var migrated = await new SchemaScripts(site.Database).ApplyAsync(surroundings.Stopping);
        if (!migrated.TryGet(out var report))
        {
            return surroundings.Refuse(migrated.Refusal!, OutputFormat.Human);
        }

        surroundings.Output.WriteLine(DatabaseTexts.Migrated(report));
        return ExitCode.Clean;
    });

    internal static int Backup(SiteChoice choice, string file, bool withFiles, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var backed = await new CreateBackup(site.Database, site.Vault, site.Clock).RunAsync(new BackupOrder(file, withFiles ? site.Store.Value : null), surroundings.Stopping);
        if (!backed.TryGet(out var manifest))
        {
            return surroundings.Refuse(backed.Refusal!, OutputFormat.Human);
        }

        surroundings.Output.WriteLine(DatabaseTexts.BackedUp(file, manifest));
        if (site.Vault is { } key)
        {
            await new SecurityRecords(site.Database, key, site.Clock).BackedUpAsync(file, manifest, surroundings.Stopping);
        }

        surroundings.Output.WriteLine(DatabaseTexts.KeyElsewhere);
        if (manifest.Files is null)
        {
            surroundings.Output.WriteLine(DatabaseTexts.FilesApart(site.StoreAddress));
        }
        else if (manifest.Files.Missing > 0)
        {
            surroundings.Error.WriteLine(DatabaseTexts.FilesLost(manifest.Files.Missing));
            return ExitCode.Findings;
        }

        return ExitCode.Clean;
    });

    internal static int Restore(SiteChoice choice, string file, (bool WithFiles, bool Force) how, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        var store = how.WithFiles ? site.Store.Value : null;
        var restored = await RestoreBackup.RunAsync(new RestoreOrder(file, site.Database.Address, store, how.Force), surroundings.Stopping);
        if (!restored.TryGet(out var manifest))
        {
            return surroundings.Refuse(restored.Refusal!, OutputFormat.Human);
        }

        surroundings.Output.WriteLine(DatabaseTexts.Restored(manifest));
        var vault = site.Vault;
        if (vault is null || !manifest.BelongsTo(vault))
        {
            surroundings.Error.WriteLine(vault is null ? DatabaseTexts.KeyMissing : DatabaseTexts.KeyForeign);
        }

        return Report(await new VerifyDatabase(site.Database, vault).RunAsync(new VerifyOrder(store), surroundings.Stopping), surroundings, listsTables: false);
    });

    internal static int Verify(SiteChoice choice, string? against, bool readsFiles, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        BackupManifest? manifest = null;
        if (against is not null)
        {
            var read = RestoreBackup.ReadManifest(against);
            if (!read.TryGet(out manifest))
            {
                return surroundings.Refuse(read.Refusal!, OutputFormat.Human);
            }
        }

        var order = new VerifyOrder(readsFiles ? site.Store.Value : null, manifest);
        return Report(await new VerifyDatabase(site.Database, site.Vault).RunAsync(order, surroundings.Stopping), surroundings, listsTables: true);
    });

    internal static int Copy(SiteChoice choice, string to, bool force, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        // Opened once, so that a wrong connection string is told as such.
        var target = Site.Open(choice with { Database = to }, surroundings);
        if (!target.TryGet(out var other))
        {
            return surroundings.Refuse(target.Refusal!, OutputFormat.Human);
        }

        using var open = other;
        var copied = await new CopyDatabase(site.Database).RunAsync(other.Database.Address, force, surroundings.Stopping);
        if (!copied.TryGet(out var tables))
        {
            return surroundings.Refuse(copied.Refusal!, OutputFormat.Human);
        }

        WriteTables(tables, surroundings);
        surroundings.Output.WriteLine(DatabaseTexts.Copied(tables));
        surroundings.Output.WriteLine(DatabaseTexts.CopyNext);
        return ExitCode.Clean;
    });

    private static int Report(Domain.Result<VerifyReport> verified, Surroundings surroundings, bool listsTables)
    {
        if (!verified.TryGet(out var report))
        {
            return surroundings.Refuse(verified.Refusal!, OutputFormat.Human);
        }

        if (listsTables)
        {
            WriteTables(report.Tables, surroundings);
        }

        surroundings.Output.WriteLine(DatabaseTexts.Verified(report));
        foreach (var fault in report.Faults)
        {
            surroundings.Output.WriteLine(fault);
        }

        surroundings.Output.WriteLine(report.Faults.Count == 0 ? DatabaseTexts.VerifyClean : DatabaseTexts.VerifyFailed(report.Faults.Count));
        return report.Faults.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static void WriteTables(IReadOnlyList<TableSummary> tables, Surroundings surroundings)
    {
        var grid = new TextGrid(new TextColumn(DatabaseTexts.TableHead), new TextColumn(DatabaseTexts.RowsHead, IsRight: true));
        foreach (var table in tables)
        {
            grid.AddRow(new TextCell(table.Table), new TextCell(table.Rows.ToString(CultureInfo.InvariantCulture)));
        }

        grid.Write(surroundings.CreateConsole());
    }
}
