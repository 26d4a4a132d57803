using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Audit;

public sealed class ChainTests
{
    [Theory(DisplayName = "SM3 与国家标准的示例一致（GB/T 32905 附录 A）")]
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void Sm3_StandardExamples_GiveTheStandardDigest(string text, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Sm3Digest.HashData(Encoding.ASCII.GetBytes(text))));

    [Theory(DisplayName = "审计链：未改动时完好")]
    [OnBothDatabases]
    public async Task Verify_UntouchedChains_AreWhole(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await Act(site, 5);

        var report = await new VerifyChains(site.Database).RunAsync();

        Assert.Empty(report.Broken);
        Assert.Equal((3, 8), (report.Chains, report.Links));
    }

    [Theory(DisplayName = "审计链：改一条、删一条、删末条都能指出第一处断点")]
    [InlineData(DatabaseKind.Sqlite, "UPDATE case_events SET reason = '改过' WHERE number = 3", 3)]
    [InlineData(DatabaseKind.Sqlite, "DELETE FROM case_events WHERE number = 3", 3)]
    [InlineData(DatabaseKind.Sqlite, "DELETE FROM case_events WHERE number = 6", 6)]
    [InlineData(DatabaseKind.Postgres, "UPDATE case_events SET happened_at = happened_at + interval '1 day' WHERE number = 4", 4)]
    [InlineData(DatabaseKind.Postgres, "DELETE FROM case_events WHERE number = 2", 2)]
    public async Task Verify_TamperedChain_NamesTheFirstBrokenLink(DatabaseKind kind, string tampering, long link)
    {
        using var site = new TestSite(kind);
        await Act(site, 5);
        await using (var db = site.Open())
        {
            await db.Database.ExecuteSqlRawAsync(tampering);
        }

        var report = await new VerifyChains(site.Database).RunAsync();

        Assert.Equal((site.Bureau.Id, link), (Assert.Single(report.Broken).OrganId, report.Broken[0].Number));
    }

    [Theory(DisplayName = "十六人同时操作，链不断、编号无缺")]
    [OnBothDatabases]
    public async Task Append_ManyAtOnce_KeepsOneChain(DatabaseKind kind)
    {
        using var site = new TestSite(kind);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Act(site, 5))));
        var report = await new VerifyChains(site.Database).RunAsync();

        Assert.Empty(report.Broken);
        Assert.Equal(3 + (16 * 5), report.Links);
    }

    private static async Task Act(TestSite site, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var db = site.Open();
            db.Record(new EventDraft(site.Bureau.Id, "organ", site.Bureau.Id, "noted") { Reason = "测试" }.With(new { i }));
            Assert.Null(await db.CommitAsync(Caller.Site("test"), site.Clock));
        }
    }
}
