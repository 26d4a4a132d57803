using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Tests.Databases;

/// <summary>A small site in a data folder, as commands find it.</summary>
internal sealed class SampleSite : IDisposable
{
    internal const string City = "云汀市人民政府";

    private readonly ScratchFolder _folder = new();

    internal SampleSite()
    {
        Directory.CreateDirectory(Folder);
        using var database = new SiteDatabase(DatabaseAddress.InFolder(Folder));
        _ = new SchemaScripts(database).ApplyAsync().GetAwaiter().GetResult().Value;
        var clock = new SiteClock(TimeProvider.System);
        var organ = Organ.Create(clock.NewId(), 1, null, new OrganProfile(City, "云政", OrganKind.MunicipalGovernment, DisclosureOffice.Unknown)).Value;
        using var db = database.Open(OrganScope.Site);
        db.Add(organ);
        db.Record(new EventDraft(organ.Id, "organ", organ.Id, "organ-created") { Reason = "首次设置，\"建站\"" });
        using var content = new MemoryStream(new byte[1000]);
        var stored = new StoreFile(new DiskFileStore(Path.Combine(Folder, "files")), Vault.OfFolder(Folder), clock)
            .RunAsync(db, new IncomingFile(organ.Id, "身份证.jpg", "image/jpeg", content) { IsSealed = true }).GetAwaiter().GetResult().Value;
        StoredName = stored.StoredName;
        Assert.Null(db.CommitAsync(Caller.Site("test"), clock).GetAwaiter().GetResult());
    }

    internal string Folder => _folder.File("data");

    internal string StoredName { get; }

    internal string File(string name) => _folder.File(name);

    internal CliRun Run(params string[] args) => CliRun.InProcess([.. args, "--data", Folder]);

    /// <summary>With environment variables set.</summary>
    internal CliRun RunWith(Dictionary<string, string> variables, params string[] args) =>
        CliRun.InProcess([.. args, "--data", Folder], variables: name => variables.GetValueOrDefault(name));

    internal void Execute(string sql)
    {
        using var database = new SiteDatabase(DatabaseAddress.InFolder(Folder));
        using var connection = database.ConnectAsync().GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
