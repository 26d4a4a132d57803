using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;

namespace Gongkai.Testing.Databases;

/// <summary>A small site on a fresh database: a city, a bureau and a district, and callers of each.</summary>
public sealed class TestSite : IDisposable
{
    private readonly TestDatabase _database;

    public TestSite(DatabaseKind kind)
    {
        _database = TestDatabase.Create(kind);
        Time = new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero));
        Clock = new SiteClock(Time);
        City = Add(null, 1, "云汀市人民政府", "云政", OrganKind.MunicipalGovernment);
        Bureau = Add(City, 2, "云汀市工业和信息化局", "云工信", OrganKind.MunicipalDepartment);
        Other = Add(City, 3, "云汀市水务局", "云水", OrganKind.MunicipalDepartment);
    }

    public SiteDatabase Database => _database.Site;

    public FixedTime Time { get; }

    public SiteClock Clock { get; }

    public Vault Vault { get; } = new(new byte[32]);

    public Organ City { get; }

    public Organ Bureau { get; }

    public Organ Other { get; }

    public GongkaiDb Open(OrganScope? scope = null) => Database.Open(scope ?? OrganScope.Site);

    /// <summary>Somebody of an organ with the given roles.</summary>
    public static Caller Someone(Organ organ, params Role[] roles) =>
        new(Guid.CreateVersion7(), "测试人", "127.0.0.1", OrganScope.Own(organ), RoleTable.Of(roles));

    public void Dispose() => _database.Dispose();

    private Organ Add(Organ? parent, int number, string name, string shortName, OrganKind kind)
    {
        var organ = Organ.Create(Guid.CreateVersion7(), number, parent, new OrganProfile(name, shortName, kind, DisclosureOffice.Unknown)).Value;
        using var db = Open();
        db.Add(organ);
        db.Record(new EventDraft(organ.Id, "organ", organ.Id, "organ-created"));
        db.CommitAsync(Caller.Site("test"), Clock).GetAwaiter().GetResult();
        return organ;
    }
}
