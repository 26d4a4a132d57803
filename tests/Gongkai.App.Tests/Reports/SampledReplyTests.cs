using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reports;

public sealed class SampledReplyTests
{
    [Theory(DisplayName = "抽到的答复：看得到发出的答复书和依据、理由；申请人、第三方的名称和个人信息已经隐去")]
    [OnBothDatabases]
    public async Task Open_DrawnReply_ShowsItsTextWithoutNames(DatabaseKind kind)
    {
        using var site = new TestRequests(kind);
        var id = await site.HandledAsync(form: site.Form("柏望舒要求公开的分配情况"));
        await site.RepliedAsync(id, TestRequests.Reply() with
        {
            Reasons = "柏望舒所需信息属于应当公开的信息",
            Text = $"柏望舒：\n本机关于2026年11月20日收到你的申请，文号{ReplyContent.OpenNumber}。现予公开，联系电话13900001234。\n如不服本答复，可以在六十日内申请行政复议。",
        });
        var supervisor = TestSite.Someone(site.Site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.Site.City, writes: true) };
        await using var db = site.Site.Open(supervisor.Scope);

        var reply = (await new ViewSample(db, site.Site.Vault, supervisor, site.Site.Clock).RunAsync(id))!;

        var letter = Assert.Single(reply.Letters);
        Assert.Equal((PaperKinds.List[PaperKind.ReplyGranted].Name, (await site.ViewAsync(id)).Papers.Single(paper => paper.Kind == PaperKind.ReplyGranted).Number), (letter.Name, letter.Number));
        Assert.StartsWith("申请人：\n本机关于2026年11月20日收到", letter.Text, StringComparison.Ordinal);
        Assert.Contains("如不服本答复", letter.Text, StringComparison.Ordinal);
        Assert.Equal(["依据", "理由", "提供的信息"], reply.Points.Select(point => point.Head));
        Assert.Equal("申请人要求公开的分配情况", reply.Title);
        var shown = string.Join('\n', [reply.Title, reply.Description, letter.Text, .. reply.Points.Select(point => point.Text)]);
        Assert.All(["柏望舒", "13900001234"], name => Assert.DoesNotContain(name, shown, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "从旧台账导入、没有文书的答复：打得开，说明没有文字")]
    [OnBothDatabases]
    public async Task Open_ImportedReply_HasNoText(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 10), Outcome.Granted)], []);
        var supervisor = TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };
        await using var db = site.Open(supervisor.Scope);
        var drawn = Assert.Single(TestRequests.Must(await new DrawSample(db, supervisor, site.Clock).RunAsync(2025, false, "抽签", 2)));

        var reply = (await new ViewSample(db, site.Vault, supervisor, site.Clock).RunAsync(drawn.Id))!;

        Assert.Empty(reply.Letters);
        Assert.Empty(reply.Points);
    }
}
