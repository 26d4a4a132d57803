using System.Text;
using System.Text.RegularExpressions;
using Gongkai.App;
using Gongkai.App.Demonstration;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.App.Work;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Web.Tests.Security;

/// <summary>The real server on the sample city, whose organs have records of every kind; its people have the roles that a test gives them.</summary>
public sealed partial class SampleDesk : IAsyncLifetime
{
    private const int PagesOfOneKind = 2;

    private readonly TestDatabase _database = TestDatabase.Create(DatabaseKind.Sqlite);
    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-sample-").FullName;
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    /// <summary>The organ whose records are tried.</summary>
    public Guid Owner { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var clock = new SiteClock(new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero)));
        var (vault, files) = (new Vault(new byte[32]), new FileStoreAddress(Path.Combine(_folder, "files")));
        Assert.Null((await new CreateDemonstration(_database.Site, clock, vault, files.Open()).RunAsync(1, DemoSize.Small)).Refusal);
        Owner = await PlayAsync("handler-2", [.. Enum.GetValues<Role>().Except([Role.CompetentDepartment])]);
        _app = GongkaiServer.Build(
            new ServerOptions
            {
                Address = "http://127.0.0.1:0",
                DataFolder = _folder,
                Files = files,
                RequireHttps = false,
                Limits = new RequestLimits { PerAddressAndMinute = null, SearchesPerMinute = 100_000, GuessesPerMinute = 100_000, SubmissionsPerHour = 100_000 },
                Work = new SiteWorkSettings { Work = new WorkSettings { RunsWork = false } },
            },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(_database.Site).AddSingleton(vault).AddSingleton(clock);
            });
        await _app.StartAsync();
        OwnPages = await WalkAsync(await SignedInAsync("handler-2"));
    }

    /// <summary>What the owner's pages lead to; walked once for all tests.</summary>
    public IReadOnlyList<(string Path, PageAnswer Page)> OwnPages { get; private set; } = [];

    /// <summary>Gives somebody of the sample these roles and no others; returns the organ.</summary>
    public async Task<Guid> PlayAsync(string signInName, Role[] roles)
    {
        await using var db = _database.Site.Open(OrganScope.Site);
        var person = await db.People.Include(known => known.Roles).FirstAsync(known => known.SignInName == signInName);
        db.RemoveRange(person.Roles);
        await db.SaveChangesAsync();
        db.AddRange(roles.Select(role => new RoleAssignment { PersonId = person.Id, Role = role }));
        await db.SaveChangesAsync();
        return person.OrganId;
    }

    public async Task<DeskVisitor> SignedInAsync(string signInName)
    {
        var visitor = new DeskVisitor(Address);
        Assert.Equal("/desk", (await visitor.SignInAsync(signInName, CreateDemonstration.Password)).RedirectsTo);
        return visitor;
    }

    /// <summary>What anybody can reach from the portal's home page.</summary>
    public Task<IReadOnlyList<(string Path, PageAnswer Page)>> PortalPagesAsync() => WalkAsync(new DeskVisitor(Address), "/");

    /// <summary>Follows what the pages link to, a few pages of each kind, and tells every address of this face with its page.</summary>
    private static async Task<IReadOnlyList<(string Path, PageAnswer Page)>> WalkAsync(DeskVisitor visitor, string start = "/desk")
    {
        var (waiting, known, kinds, seen) = (new Queue<string>([start]), new HashSet<string>(), new Dictionary<string, int>(), new List<(string, PageAnswer)>());
        while (waiting.TryDequeue(out var path))
        {
            var page = await visitor.GetAsync(path);
            seen.Add((path, page));
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0])
                .Where(link => link.StartsWith("/desk", StringComparison.Ordinal) == (start == "/desk")).Where(known.Add))
            {
                var kind = KindOf(link.Split('?')[0]);
                if (kinds.TryGetValue(kind, out var count) ? count < PagesOfOneKind : kinds.TryAdd(kind, 0))
                {
                    kinds[kind]++;
                    waiting.Enqueue(link);
                }
            }
        }

        return seen;
    }

    /// <summary>The address without what tells one record from another.</summary>
    public static string KindOf(string address) => Ids().Replace(address, "{id}");

    public static bool HasId(string text) => Ids().IsMatch(text);

    /// <summary>Everything that the owner's tables hold, so that two moments can be compared.</summary>
    public async Task<string> RecordsAsync()
    {
        await using var db = _database.Site.Open(OrganScope.Site);
        var text = new StringBuilder();
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IOrganOwned).IsAssignableFrom(type.ClrType)).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var rows = await (Task<List<string>>)typeof(SampleDesk).GetMethod(nameof(RowsAsync))!.MakeGenericMethod(type.ClrType).Invoke(null, [db, Owner])!;
            text.AppendLine(type.Name).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    public static async Task<List<string>> RowsAsync<T>(GongkaiDb db, Guid organ)
        where T : class, IOrganOwned
    {
        var rows = await db.Set<T>().IgnoreAutoIncludes().Where(row => row.OrganId == organ).ToListAsync();
        return [.. rows.Select(row => string.Join('|', db.Entry(row).Properties.Select(property => $"{property.CurrentValue}")))];
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
