using Gongkai.App.Publications;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Metrics;

public sealed class SectionTenTests
{
    [Theory(DisplayName = "规范性文件新制作 2、新公开 33、对外公开总数 37，规章 1、1、2：由公开的文件数出，写进正文的也是这些数，打开就是这些文件")]
    [OnBothDatabases]
    public async Task Documents_TrialFormat_GiveTheFiguresOfTableTwo(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await PublishAsync(organ,
            (ItemKind.NormativeDocument, 4, new DateOnly(2018, 5, 2), new DateOnly(2019, 3, 4)), (ItemKind.NormativeDocument, 31, new DateOnly(2017, 6, 1), new DateOnly(2020, 4, 1)),
            (ItemKind.NormativeDocument, 2, new DateOnly(2020, 8, 3), new DateOnly(2020, 8, 10)), (ItemKind.GovernmentRule, 1, new DateOnly(2016, 1, 5), new DateOnly(2019, 1, 7)),
            (ItemKind.GovernmentRule, 1, new DateOnly(2020, 9, 1), new DateOnly(2020, 9, 9)));

        var compiled = await organ.CompileAsync(2020);

        Assert.Equal((2m, 33m, 37m), Row(compiled, "normativeDocuments"));
        Assert.Equal((1m, 1m, 2m), Row(compiled, "governmentRules"));
        var text = FieldText.Fill("新制作规范性文件{行政规范性文件本年新制作数量}件，新公开{行政规范性文件本年新公开数量}件，对外公开{行政规范性文件对外公开总数量}件。", compiled.Facts);
        Assert.Equal("新制作规范性文件2件，新公开33件，对外公开37件。", text.Text);
        await using var db = organ.Site.Open();
        Assert.Equal(33, TestRequests.Must(await new OpenFigure(db).RunAsync(compiled, "part2.art20_1.normativeDocuments.newlyPublished")).Total);
    }

    [Theory(DisplayName = "专栏下设 13 个子栏目，每个栏目的条数分开可查，加起来是总数；网络安全做了 5 项")]
    [OnBothDatabases]
    public async Task Columns_Thirteen_AddUpToTheTotal(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.PublishAsync(2020, [.. Enumerable.Range(1, 13).Select(i => ($"栏目{i}", i))]);
        await organ.KeepAsync("security-duties", "类别,内容,日期\n口令检查,口令,2020-01-05\n病毒防护,病毒库,2020-02-05\n备份,备份,2020-03-05\n专网与边界,专网,2020-04-05\n补丁更新,补丁,2020-05-05");

        var each = await organ.ReadEachAsync("items.published", 2020, organ.ColumnsUsed);

        Assert.Equal(Enumerable.Range(1, 13).Select(i => (decimal?)i), each);
        Assert.Equal((91m, 5m), (await organ.ReadAsync("items.published", 2020), await organ.ReadAsync("security.duties", 2020)));
    }

    private static (decimal, decimal, decimal) Row(CompiledYear compiled, string row)
    {
        decimal At(string column) => compiled.Figure($"part2.art20_1.{row}.{column}")!.Value.Value!.Value;
        return (At("newlyMade"), At("newlyPublished"), At("totalPublished"));
    }

    private static async Task PublishAsync(FixtureOrgan organ, params (ItemKind Kind, int Count, DateOnly Dated, DateOnly Published)[] groups)
    {
        await using var db = organ.Site.Open();
        InstallColumns.Add(db, null, null, ColumnPresets.Statutory, organ.Site.Clock.NewId);
        await db.SaveChangesAsync();
        var column = await db.Set<CatalogColumn>().Select(one => one.Id).FirstAsync();
        var number = 0L;
        foreach (var (kind, dated, published) in groups.SelectMany(group => Enumerable.Repeat((group.Kind, group.Dated, group.Published), group.Count)))
        {
            var at = SiteClock.StartOf(published).AddHours(9);
            var item = Publication.Create(organ.Site.Clock.NewId(), organ.Organ.Id, new ItemAuthor(Guid.Empty, "测试", null), new ItemContent($"文件{++number}", kind, column, "<p>正文</p>"), at).Value;
            var entry = db.Add(item);
            entry.Property(known => known.State).CurrentValue = ItemState.Published;
            entry.Property(known => known.DisclosureClass).CurrentValue = DisclosureClass.Proactive;
            entry.Property(known => known.Sequence).CurrentValue = number;
            entry.Property(known => known.PublishedAt).CurrentValue = at;
            entry.Property(known => known.PublishedYear).CurrentValue = published.Year;
            entry.Property(known => known.DatedOn).CurrentValue = dated;
        }

        await db.SaveChangesAsync();
    }
}
