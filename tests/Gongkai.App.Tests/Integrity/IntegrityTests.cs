using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Integrity;
using Gongkai.App.Ledgers;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Integrity;

public sealed class IntegrityTests
{
    [Theory(DisplayName = "页面完整性：有办理记录的改动重新标记；库里直接改的报出来，登记一起安全事件，处置后重新标记")]
    [OnBothDatabases]
    public async Task Item_ChangedPastTheSteps_IsFound(DatabaseKind kind)
    {
        using var place = new Place(kind);
        var items = place.Items;
        var id = await items.PublishedQuicklyAsync();

        Assert.Equal(new IntegrityReport(1, 0, 1, 0), await place.CheckAsync());
        Assert.Equal(new IntegrityReport(1, 0, 0, 0), await place.CheckAsync());

        items.Site.Time.Advance(TimeSpan.FromHours(1));
        var proposed = (await new ProposeCorrection(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(id), items.Content(body: "<p>更正以后的正文。</p>"), "更正错字")).Value;
        Assert.Null(await new CorrectItem(items.Database, items.Clock, items.Checks).RunAsync(items.Approver, await items.KeyAsync(id), proposed));
        items.Site.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 0), await place.MarkedAndFoundAsync());

        items.Site.Time.Advance(TimeSpan.FromHours(1));
        await using (var db = items.Site.Open())
        {
            await db.Set<Publication>().Where(item => item.Id == id).ExecuteUpdateAsync(item => item.SetProperty(each => each.BodyHtml, "<p>被人改掉的正文。</p>"));
        }

        Assert.Equal((0, 1), await place.MarkedAndFoundAsync());
        Assert.Equal((0, 0), await place.MarkedAndFoundAsync());
        var officer = TestSite.Someone(items.Site.Bureau, Role.DisclosureOfficer);
        await using (var db = items.Site.Open(officer.Scope))
        {
            var overview = await new SettleFinding(db, officer, items.Clock).ViewAsync();
            var incident = Assert.Single((await new ReadLedger(db, items.Site.Vault, items.Clock).ListAsync(new LedgerFilter("security-duties") { Where = "kind=incident" }, 1)).Rows);
            var finding = Assert.Single(overview.Findings);
            Assert.Equal((id, incident.Id), (finding.Id, finding.RecordId!.Value));
            Assert.Contains("办理记录里没有改动", finding.Finding, StringComparison.Ordinal);
            Assert.Equal("integrity-note", (await new SettleFinding(db, officer, items.Clock).RunAsync(id, "好"))?.Code);
            Assert.Null(await new SettleFinding(db, officer, items.Clock).RunAsync(id, "已从备份恢复原文"));
        }

        Assert.Equal((1, 0), await place.MarkedAndFoundAsync());
        Assert.Empty((await new VerifyChains(items.Database).RunAsync()).Broken);
    }

    [Theory(DisplayName = "页面完整性：文件库里的内容不见了、被换了，都报出来；外机关看不到")]
    [OnBothDatabases]
    public async Task File_LostOrExchanged_IsFound(DatabaseKind kind)
    {
        using var place = new Place(kind);
        var items = place.Items;
        await items.PublishedQuicklyAsync(items.Content() with { Attachments = [await place.FileAsync("甲.txt"), await place.FileAsync("乙.txt")] });
        Assert.Equal(new IntegrityReport(1, 2, 3, 0), await place.CheckAsync());

        var stored = Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories);
        File.Delete(stored[0]);
        File.WriteAllText(stored[1], "换掉了");

        Assert.Equal((0, 2), await place.MarkedAndFoundAsync());
        var stranger = TestSite.Someone(items.Site.Other, Role.DisclosureOfficer);
        await using var db = items.Site.Open(stranger.Scope);
        Assert.Empty((await new SettleFinding(db, stranger, items.Clock).ViewAsync()).Findings);
    }

    private sealed class Place : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-integrity-");
        private readonly DiskFileStore _store;

        internal Place(DatabaseKind kind)
        {
            Items = new TestItems(kind);
            _store = new DiskFileStore(_folder.FullName);
        }

        internal TestItems Items { get; }

        internal string Folder => _folder.FullName;

        internal Task<IntegrityReport> CheckAsync() => new CheckIntegrity(Items.Database, Items.Site.Vault, Items.Clock, new OpenFile(_store, Items.Site.Vault, Items.Clock)).RunAsync();

        internal async Task<(int Marked, int Found)> MarkedAndFoundAsync()
        {
            var report = await CheckAsync();
            return (report.Marked, report.Found);
        }

        internal async Task<AttachedFile> FileAsync(string name)
        {
            using var content = new MemoryStream("附件内容"u8.ToArray());
            return (await new StoreItemFile(Items.Database, Items.Clock, new StoreFile(_store, Items.Site.Vault, Items.Clock)).RunAsync(Items.Author, (content, name))).Value;
        }

        public void Dispose()
        {
            Items.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
