using System.Globalization;
using System.Text;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Metrics;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Metrics;

/// <summary>An organ that does not exist, whose daily records add up to the figures of a published report.</summary>
internal sealed class FixtureOrgan(DatabaseKind kind) : IDisposable
{
    internal TestSite Site { get; } = new(kind);

    internal Organ Organ => Site.Bureau;

    /// <summary>Columns that items were published in, in the order given.</summary>
    internal IReadOnlyList<string> ColumnsUsed { get; private set; } = [];

    private Caller Officer => field ??= TestSite.Someone(Site.Bureau, Role.DisclosureOfficer);

    /// <summary>Rows under their heads, as an officer imports them.</summary>
    internal async Task KeepAsync(string ledger, string csv)
    {
        await using var db = Site.Open(Officer.Scope);
        var report = (await new ImportLedger(db, Site.Vault, Officer, Site.Clock).RunAsync(ledger, "台账.csv", Encoding.UTF8.GetBytes(csv), isDryRun: false)).Value;
        Assert.True(report.IsKept, string.Join('\n', report.Problems.Take(5).Select(problem => $"{problem.Row} {problem.Message}")));
    }

    internal async Task KeepLettersAsync(LetterSource source, int count, int year = 2020)
    {
        var rows = Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"L{i},留言{i},请问进展,咨询,{year}-0{1 + (i % 9)}-10,某人,,已经办理，请放心,{year}-0{1 + (i % 9)}-12,满意"));
        await using var db = Site.Open(Officer.Scope);
        var report = (await new ImportLetters(db, Site.Vault, Officer, Site.Clock).RunAsync(source, "留言.csv", Encoding.UTF8.GetBytes("工单编号,标题,内容,类别,受理日期,来电人,联系电话,答复内容,答复日期,满意度\n" + string.Join('\n', rows)), false)).Value;
        Assert.True(report.Import.IsKept);
    }

    /// <summary>Items that the portal made public in a column; one of each column and number.</summary>
    internal async Task PublishAsync(int year, params (string Column, int Count)[] columns)
    {
        await using var db = Site.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var presets = InstallPresets(db);
        var number = 0L;
        foreach (var (name, count) in columns)
        {
            for (var i = 0; i < count; i++)
            {
                var at = SiteClock.StartOf(new DateOnly(year, 1 + (i % 12), 1 + (i % 28))).AddHours(9);
                var content = new ItemContent($"{name}之{i}", ItemKind.News, presets[name], "<p>正文</p>");
                var item = Publication.Create(Site.Clock.NewId(), Organ.Id, new ItemAuthor(Guid.Empty, "测试", null), content, at).Value;
                var entry = db.Add(item);
                entry.Property(known => known.State).CurrentValue = ItemState.Published;
                entry.Property(known => known.DisclosureClass).CurrentValue = DisclosureClass.Proactive;
                entry.Property(known => known.Sequence).CurrentValue = ++number;
                entry.Property(known => known.PublishedAt).CurrentValue = at;
                entry.Property(known => known.PublishedYear).CurrentValue = at.Year;
                entry.Property(known => known.PublishedMonth).CurrentValue = at.Month;
            }
        }

        await db.SaveChangesAsync();

        Dictionary<string, Guid> InstallPresets(GongkaiDb session)
        {
            InstallColumns.Add(session, null, null, ColumnPresets.Statutory, Site.Clock.NewId);
            session.SaveChanges();
            var known = session.ChangeTracker.Entries<CatalogColumn>().Select(entry => entry.Entity).ToList();
            ColumnsUsed = [.. columns.Select((_, i) => known[i].Name)];
            return columns.Select((column, i) => (column.Column, known[i].Id)).ToDictionary(pair => pair.Column, pair => pair.Id);
        }
    }

    internal async Task<decimal?> ReadAsync(string metric, int year, string channel = "")
    {
        await using var db = Site.Open(Officer.Scope);
        return await new ReadMetrics(db, Site.Clock).RunAsync(metric, MetricScope.Year(Organ.Id, year) with { Channel = channel });
    }

    internal async Task<IReadOnlyList<decimal?>> ReadEachAsync(string metric, int year, IEnumerable<string> channels)
    {
        var values = new List<decimal?>();
        foreach (var channel in channels)
        {
            values.Add(await ReadAsync(metric, year, channel));
        }

        return values;
    }

    /// <summary>Requests of a year, so many of them from the portal and the others by letter.</summary>
    internal async Task RequestAsync(int year, int count, int online)
    {
        await using var db = Site.Open();
        for (var i = 0; i < count; i++)
        {
            db.Add(new DisclosureRequest
            {
                Id = Site.Clock.NewId(),
                OrganId = Organ.Id,
                Number = $"{year}-{i + 1:D4}",
                Channel = i < online ? SubmissionChannel.Internet : SubmissionChannel.OrdinaryMail,
                SubmittedOn = new DateOnly(year, 1 + (i % 12), 5),
                ReceivedOn = new DateOnly(year, 1 + (i % 12), 5),
                SubmissionKey = $"{year} {i}",
                QueryKey = $"{year} {i}",
                Title = "所需信息",
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The year as the annual report counts it, of an organ that keeps every ledger here.</summary>
    internal async Task<CompiledYear> CompileAsync(int year)
    {
        await using var db = Site.Open(Officer.Scope);
        foreach (var source in (string[])[YearRecords.RegisterSource, YearRecords.ItemSource, "releases", "licenses", "penalties", "compulsions", "charges", "purchases", "handlings"])
        {
            await new EnterFigure(db, Officer, Site.Clock).DeclareAsync(2019, source);
        }

        return TestRequests.Must(await new CompileReport(db, Officer, Site.Clock).RunAsync(Organ.Id, year, new DateOnly(year, 12, 31)));
    }

    /// <summary>The year with every figure that its text can name.</summary>
    internal async Task<CompiledYear> WithFactsAsync(int year)
    {
        var compiled = await CompileAsync(year);
        await using var db = Site.Open(Officer.Scope);
        await MetricFacts.AddAsync(db, compiled, CancellationToken.None);
        return compiled;
    }

    /// <summary>The figures of table two by address; what no record tells is left out.</summary>
    internal async Task<IReadOnlyDictionary<string, decimal>> TableTwoAsync(int year)
    {
        var compiled = await CompileAsync(year);
        var cells = compiled.Table("part2").Format.Rows.SelectMany(row => row.Columns.Select((column, i) => (Address: $"part2.{row.Path}.{column.Id}", compiled.Table("part2").Figures[row.Offset + i].Value)));
        return cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Address, cell => cell.Value!.Value);
    }

    /// <summary>Removes the oldest record of a ledger, as an officer does.</summary>
    /// <returns>How many are removed now.</returns>
    internal async Task<int> RemoveFirstAsync(string ledger)
    {
        await using var db = Site.Open(Officer.Scope);
        var first = await db.LedgerRecords.Where(record => record.Ledger == ledger).OrderBy(record => record.HappenedOn).Select(record => record.Id).FirstAsync();
        TestRequests.Must(await new KeepLedger(db, Site.Vault, Officer, Site.Clock).RemoveAsync(first, "重复登记"));
        return await db.LedgerRecords.CountAsync(record => record.Ledger == ledger && record.RemovedAt != null);
    }

    /// <summary>Monthly rows whose counts add up to a total.</summary>
    internal static string Months(int year, int total, Func<string, int, string> row) => string.Join('\n',
        Enumerable.Range(1, 12).Select(month => row(string.Create(CultureInfo.InvariantCulture, $"{year}-{month:D2}-01"), (total / 12) + (month <= total % 12 ? 1 : 0))));

    public void Dispose() => Site.Dispose();
}
