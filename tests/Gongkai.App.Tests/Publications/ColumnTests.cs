using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ColumnTests
{
    private static ColumnPlan Plan(string code, string name) => new(code, name, ItemKind.Notice, ColumnRhythm.WhenNeeded, "", []);

    [Theory(DisplayName = "自建栏目：名称和代码要合规，同级不重，只有网站编辑能建，别的机关看不到也用不了")]
    [OnBothDatabases]
    public async Task AddColumn_OfAnOrgan_IsItsOwn(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var add = new AddColumn(items.Database, items.Clock);
        var parent = items.Columns["statutory/documents/"];

        await Refused.AssertAsync(items.Site, ("not-permitted", "编辑栏目和网站"), () => add.RunAsync(items.Author, parent, Plan("green", "绿色制造")));
        foreach (var (code, name) in new[] { ("", "绿色制造"), ("Green", "绿色制造"), ("绿色", "绿色制造"), ("a/b", "绿色制造"), (new string('a', 41), "绿色制造"), ("green", "绿"), ("green", new string('绿', 41)) })
        {
            await Refused.AssertAsync(items.Site, ("column-name", "小写字母、数字和连字符"), () => add.RunAsync(items.Editor, parent, Plan(code, name)));
        }

        await Refused.AssertAsync(items.Site, ("item-column", "没有这个上级栏目"), () => add.RunAsync(items.Editor, Guid.NewGuid(), Plan("green", "绿色制造")));
        var own = TestRequests.Must(await add.RunAsync(items.Editor, parent, Plan("green", "绿色制造")));
        await Refused.AssertAsync(items.Site, ("column-code", "请换一个代码"), () => add.RunAsync(items.Editor, parent, Plan("green", "绿色产品")));
        var foreign = TestSite.Someone(items.Site.Other, Role.SiteEditor);
        await Refused.AssertAsync(items.Site, ("item-column", "没有这个上级栏目"), () => add.RunAsync(foreign, own, Plan("below", "下级栏目")));
        await Refused.AssertAsync(items.Site, ("item-column", "没有这个栏目"), () => new CreateDraft(items.Database, items.Clock).RunAsync(foreign, items.Content() with { ColumnId = own }));

        Assert.True((await new CreateDraft(items.Database, items.Clock).RunAsync(items.Author, items.Content() with { ColumnId = own })).Succeeded);
        Assert.True((await add.RunAsync(foreign, parent, Plan("green", "绿色水务"))).Succeeded);
    }

    [Theory(DisplayName = "停用栏目：公共栏目和别的机关的不能停，还有公开的信息不能停，撤下以后能停；停用的栏目不再收稿")]
    [OnBothDatabases]
    public async Task CloseColumn_WithPublicItems_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var own = TestRequests.Must(await new AddColumn(items.Database, items.Clock).RunAsync(items.Editor, items.Columns["statutory/documents/"], Plan("green", "绿色制造")));
        var item = await items.PublishedQuicklyAsync(items.Content() with { ColumnId = own });
        var close = new CloseColumn(items.Database, items.Clock);

        await Refused.AssertAsync(items.Site, ("not-permitted", "编辑栏目和网站"), () => close.RunAsync(items.Author, own));
        await Refused.AssertAsync(items.Site, ("column-not-own", "只能停用本机关自建的栏目"), () => close.RunAsync(items.Editor, items.Columns["statutory/documents/"]));
        await Refused.AssertAsync(items.Site, ("column-not-own", "只能停用本机关自建的栏目"), () => close.RunAsync(TestSite.Someone(items.Site.Other, Role.SiteEditor), own));
        await Refused.AssertAsync(items.Site, ("column-in-use", "还有已发布的信息"), () => close.RunAsync(items.Editor, own));
        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(item), "内容正在核实"));
        Assert.Null(await close.RunAsync(items.Editor, own));
        await Refused.AssertAsync(items.Site, ("item-column", "它已停用"), () => new CreateDraft(items.Database, items.Clock).RunAsync(items.Author, items.Content() with { ColumnId = own }));
    }

    [Theory(DisplayName = "建立栏目：站点已有栏目就不再装")]
    [OnBothDatabases]
    public async Task Install_Twice_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);

        await Refused.AssertAsync(items.Site, ("columns-exist", "请在栏目管理里增改"), () => new InstallColumns(items.Database, items.Clock).RunAsync(Caller.Site("test"), items.Site.City.Id, ColumnPresets.Statutory));
    }

    [Theory(DisplayName = "信息的附件：别的机关的、密封的（申请人材料）、没有的文件，都不能放进信息")]
    [OnBothDatabases]
    public async Task Draft_WithFileThatIsNotItsOwn_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (own, foreign, secret) = (await items.FileAsync("a.pdf"), await items.FileAsync("b.pdf", items.Site.Other), await items.FileAsync("c.pdf", isSealed: true));
        var create = new CreateDraft(items.Database, items.Clock);
        foreach (var file in new[] { foreign, secret, Guid.NewGuid() })
        {
            await Refused.AssertAsync(items.Site, ("item-files", "不是本机关上传的文件"), () => create.RunAsync(items.Author, items.Content() with { Attachments = [new AttachedFile(file, "附件")] }));
            await Refused.AssertAsync(items.Site, ("item-files", "不是本机关上传的文件"), () => create.RunAsync(items.Author, items.Content(body: $"<p><img src=\"/files/{file}\" alt=\"图\"></p>")));
        }

        var draft = TestRequests.Must(await create.RunAsync(items.Author, items.Content() with { Attachments = [new AttachedFile(own, "附件")] }));
        await using var db = items.Site.Open();
        Assert.Equal(own, (await db.Set<ItemAttachment>().SingleAsync(attachment => attachment.PublicationId == draft.Id)).FileId);
    }
}
