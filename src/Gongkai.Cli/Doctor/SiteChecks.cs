using System.Data.Common;
using System.Net.Sockets;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Doctor;

/// <summary>站点检查 — what belongs to the site: data folder, space, key, database, chain, files, mail.</summary>
internal static class SiteChecks
{
    private const long LeastSpace = 200L << 20;
    private const long EnoughSpace = 2L << 30;

    private static readonly TimeSpan s_mostDrift = TimeSpan.FromSeconds(5);

    internal static async Task<IReadOnlyList<CheckResult>> AllAsync(Site site, Func<string, string?> variables, CancellationToken cancellation) =>
    [
        Folder(site.DataFolder),
        Space(new DriveInfo(site.DataFolder).AvailableFreeSpace),
        Key(site.DataFolder),
        await StoreAsync(site, cancellation),
        .. await DatabaseAsync(site, cancellation),
        await MailAsync(site, variables, cancellation),
    ];

    internal static CheckResult Space(long free) =>
        new("space", DoctorTexts.Space, free < LeastSpace ? CheckState.Fail : free < EnoughSpace ? CheckState.Warn : CheckState.Ok, DoctorTexts.Free(free), free < EnoughSpace ? DoctorTexts.SpaceAdvice : "");

    private static CheckResult Folder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new CheckResult("data", DoctorTexts.Folder, CheckState.Ok, folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new CheckResult("data", DoctorTexts.Folder, CheckState.Fail, fault.Message, DoctorTexts.FolderAdvice);
        }
    }

    private static CheckResult Key(string folder)
    {
        var path = Vault.PathOf(folder);
        return !File.Exists(path) ? new CheckResult("key", DoctorTexts.Key, CheckState.Warn, DoctorTexts.KeyMissing, DoctorTexts.KeyAdvice)
            : !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0
                ? new CheckResult("key", DoctorTexts.Key, CheckState.Fail, DoctorTexts.KeyOpen, DoctorTexts.KeyOpenAdvice(path))
            : new CheckResult("key", DoctorTexts.Key, CheckState.Ok, path);
    }

    private static async Task<CheckResult> StoreAsync(Site site, CancellationToken cancellation)
    {
        try
        {
            await using var nothing = await site.Store.Value.OpenAsync(new string('0', 32), cancellation);
            return new CheckResult("store", DoctorTexts.Store, CheckState.Ok, site.StoreAddress.ToString());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new CheckResult("store", DoctorTexts.Store, CheckState.Fail, fault.Message, DoctorTexts.StoreAdvice(FileStoreAddress.AccessKeyVariable));
        }
    }

    private static async Task<IReadOnlyList<CheckResult>> DatabaseAsync(Site site, CancellationToken cancellation)
    {
        try
        {
            var health = await DatabaseHealth.ReadAsync(site.Database, site.Clock, cancellation);
            List<CheckResult> results = [.. Judge(site.Database.Address.Kind, health)];
            if (health.Schema == health.ExpectedSchema)
            {
                results.Add(Chain(await new VerifyChains(site.Database).RunAsync(cancellation)));
            }

            return results;
        }
        catch (DbException fault)
        {
            return [new CheckResult("database", DoctorTexts.Database, CheckState.Fail, fault.Message, DoctorTexts.DatabaseAdvice)];
        }
    }

    internal static IEnumerable<CheckResult> Judge(DatabaseKind kind, DatabaseHealth health)
    {
        var isOld = kind == DatabaseKind.Postgres && health.Version.Major < 15;
        yield return new CheckResult("database", DoctorTexts.Database, isOld ? CheckState.Fail : CheckState.Ok, $"{kind} {health.Version}", isOld ? DoctorTexts.PostgresAdvice : "");
        yield return health.Schema == health.ExpectedSchema
            ? new CheckResult("schema", DoctorTexts.Schema, CheckState.Ok, DoctorTexts.SchemaAt(health.Schema))
            : new CheckResult(
                "schema", DoctorTexts.Schema, CheckState.Fail, DoctorTexts.SchemaDiffers(health.Schema, health.ExpectedSchema), health.Schema < health.ExpectedSchema ? DoctorTexts.MigrateAdvice : DoctorTexts.NewerAdvice);
        yield return new CheckResult(
            "durability", DoctorTexts.Durability, health.IsDurable ? CheckState.Ok : CheckState.Fail, health.Journal, health.IsDurable ? "" : DoctorTexts.DurabilityAdvice);
        var drifts = health.Drift.Duration() > s_mostDrift;
        yield return new CheckResult("database-clock", DoctorTexts.DatabaseClock, drifts ? CheckState.Warn : CheckState.Ok, DoctorTexts.Drift(health.Drift), drifts ? DoctorTexts.ClockAdvice : "");
    }

    private static CheckResult Chain(ChainReport report) =>
        report.Broken.Count == 0
            ? new CheckResult("chain", DoctorTexts.Chain, CheckState.Ok, DoctorTexts.ChainWhole(report))
            : new CheckResult("chain", DoctorTexts.Chain, CheckState.Fail, DoctorTexts.ChainBroken(report.Broken.Count), DoctorTexts.ChainAdvice);

    private static async Task<CheckResult> MailAsync(Site site, Func<string, string?> variables, CancellationToken cancellation)
    {
        var read = SiteWorkVariables.Read(variables, site.DataFolder);
        if (!read.TryGet(out var settings))
        {
            return new CheckResult("mail", DoctorTexts.Mail, CheckState.Fail, read.Refusal!.Message, DoctorTexts.MailAdvice);
        }

        if (settings.Mail.Host is not { } host)
        {
            return new CheckResult("mail", DoctorTexts.Mail, CheckState.Warn, DoctorTexts.MailMissing, DoctorTexts.MailAdvice);
        }

        var relay = $"{host}:{settings.Mail.Port}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, settings.Mail.Port, patience.Token);
            return new CheckResult("mail", DoctorTexts.Mail, CheckState.Ok, relay);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return new CheckResult("mail", DoctorTexts.Mail, CheckState.Fail, DoctorTexts.MailUnreachable(relay), DoctorTexts.MailAdvice);
        }
    }
}
