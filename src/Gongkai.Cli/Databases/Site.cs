using System.Data.Common;
using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.Cli.Databases;

/// <summary>站点 — the opened site that a command works on.</summary>
internal sealed class Site : IDisposable
{
    private Site(SiteChoice choice, SiteDatabase database, FileStoreAddress store, TimeProvider time)
    {
        (DataFolder, Database, StoreAddress, Clock) = (choice.DataFolder, database, store, new SiteClock(time));
        Store = new Lazy<IFileStore>(StoreAddress.Open);
    }

    internal string DataFolder { get; }

    internal SiteDatabase Database { get; }

    internal FileStoreAddress StoreAddress { get; }

    internal SiteClock Clock { get; }

    internal Lazy<IFileStore> Store { get; }

    /// <summary>Runs a command on a site, and says in one sentence what outside of this program kept it from its work.</summary>
    internal static int Run(SiteChoice choice, Surroundings surroundings, Func<Site, Task<int>> command)
    {
        try
        {
            var opened = Open(choice, surroundings);
            if (!opened.TryGet(out var site))
            {
                return surroundings.Refuse(opened.Refusal!, OutputFormat.Human);
            }

            using var open = site;
            return command(site).GetAwaiter().GetResult();
        }
        catch (DbException fault)
        {
            return surroundings.Refuse(new Refusal("database-failed", SiteTexts.DatabaseFailed(fault.Message)), OutputFormat.Human);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return surroundings.Refuse(new Refusal("files-failed", SiteTexts.FilesFailed(fault.Message)), OutputFormat.Human);
        }
    }

    /// <exception cref="IOException">The data folder cannot be made.</exception>
    internal static Result<Site> Open(SiteChoice choice, Surroundings surroundings)
    {
        var store = FileStoreAddress.Parse(choice.Store, choice.DataFolder, surroundings.Variables);
        if (!store.TryGet(out var address))
        {
            return store.Refusal!;
        }

        try
        {
            if (string.IsNullOrWhiteSpace(choice.Database))
            {
                Directory.CreateDirectory(choice.DataFolder);
            }

            return new Site(choice, new SiteDatabase(DatabaseAddress.Parse(choice.Database, choice.DataFolder)), address, surroundings.Clock);
        }
        catch (ArgumentException fault)
        {
            return new Refusal("database-connection", SiteTexts.ConnectionUnreadable(fault.Message));
        }
    }

    internal Vault? Vault => Vault.OfExisting(DataFolder);

    internal static Caller Caller(string command) => App.Caller.Site($"gongkai {command}");

    public void Dispose()
    {
        Database.Dispose();
        if (Store is { IsValueCreated: true, Value: IDisposable store })
        {
            store.Dispose();
        }
    }
}
