using System.Net;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Ledgers;

public sealed class InsideWorkPageTests
{
    private static readonly (string, string)[] s_training = [("Values[title]", "新条例培训"), ("Values[heldOn]", "2026-03-05"), ("Values[participants]", "49")];

    [Fact(DisplayName = "建议提案年度总结：采用法定栏目预设的网站，登记以后按“写成信息草稿”就是一条草稿，数字在正文里")]
    public async Task Proposals_WriteAsDraft_OpensTheItem()
    {
        await using var desk = await DeskSite.StartAsync();
        Assert.Null(await new InstallColumns(desk.Site.Database, desk.Site.Clock).RunAsync(Caller.Site("test"), desk.Site.City.Id, ColumnPresets.Statutory));
        var officer = await SignedInAsync(desk, "officer", Role.DisclosureOfficer);
        (string, string)[] proposal = [("Values[number]", "第0101号"), ("Values[kind]", "cppcc"), ("Values[title]", "关于支持数字化转型的提案"), ("Values[proposer]", "沈知远"), ("Values[role]", "host"), ("Values[receivedOn]", "2026-03-10")];
        Assert.NotNull((await officer.SendAsync("/desk/ledgers/proposals/new", "main form", proposal)).RedirectsTo);

        var written = await officer.SendAsync("/desk/ledgers/proposals/report?year=2026", "main form:has(input[name=year])");

        Assert.Equal("", written.Problems);
        Assert.StartsWith("/desk/items/", written.RedirectsTo, StringComparison.Ordinal);
        var draft = await officer.GetAsync(written.RedirectsTo!);
        Assert.Contains("2026年建议提案办理情况", draft.Text, StringComparison.Ordinal);
        Assert.Contains("共承办建议提案1件", draft.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "测验：在培训记录里出卷，同事答题交卷，看到成绩和正确答案，签到台账里有成绩")]
    public async Task Quiz_TheWholeWay()
    {
        await using var desk = await DeskSite.StartAsync();
        var (officer, colleague) = (await SignedInAsync(desk, "officer", Role.DisclosureOfficer), await SignedInAsync(desk, "colleague", Role.Contributor));
        var training = (await officer.SendAsync("/desk/ledgers/trainings/new", "main form", s_training)).RedirectsTo!;
        var setting = (await officer.GetAsync(training)).Document.QuerySelector(".page-head a[href$='/quiz']")!.GetAttribute("href")!;

        var empty = await colleague.GetAsync("/desk/trainings");
        var wrong = await officer.SendAsync(setting, "main form", ("Text", "题目\n甲\n乙"), ("PassMark", "60"));
        var set = await officer.SendAsync(setting, "main form", ("Text", "答复期限？\n10 个工作日\n*20 个工作日\n\n哪些要公开？\n*机构职能\n*收费标准\n人事信息"), ("PassMark", "60"));
        var quiz = (await colleague.GetAsync("/desk/trainings")).Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        var paper = await colleague.GetAsync(quiz);
        var handed = await colleague.SendAsync(quiz, "form[action*='HandIn']", ("q0", "1"), ("q1", "0"));
        var done = await colleague.GetAsync(quiz);
        var list = await officer.GetAsync("/desk/ledgers/attendances");

        Assert.Contains("还没有测验", empty.Text, StringComparison.Ordinal);
        Assert.Contains("第 1 题没有标出正确选项", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, set.Status);
        Assert.Equal((2, 3), (paper.Document.QuerySelectorAll("main input[type=radio]").Length, paper.Document.QuerySelectorAll("main input[type=checkbox]").Length));
        Assert.DoesNotContain("正确答案", paper.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, handed.Status);
        Assert.Contains("50 分，不合格", done.Text, StringComparison.Ordinal);
        Assert.Contains("正确答案", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("main button.btn"));
        Assert.Contains("50", list.Document.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync($"/desk/trainings/{Guid.Empty}")).Status);
    }

    [Fact(DisplayName = "考核：增改指标和权重，自查传佐证，评审、定分，下载通报；没有全部定分的不出通报")]
    public async Task Appraisal_FromWeightsToNotice()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await SignedInAsync(desk, "officer", Role.DisclosureOfficer);
        await desk.Site.AddPersonAsync(desk.Site.City, "department", Role.CompetentDepartment);
        var department = await desk.SignedInAsync("department");
        const string Library = "/desk/supervision/indicators?year=2026";

        var wrong = await department.SendAsync(Library, "form[action*='Add']", ("name", "培训"), ("weight", "十"), ("metric", ""), ("target", ""), ("basis", ""));
        await department.SendAsync(Library, "form[action*='Add']", ("name", "培训"), ("weight", "40"), ("metric", "trainings.sessions"), ("target", "2"), ("basis", "每半年一次"));
        await department.SendAsync(Library, "form[action*='Save']", ("name", "培训"), ("weight", "100"), ("metric", "trainings.sessions"), ("target", "1"), ("basis", "每年一次"));
        var library = await department.GetAsync(Library);
        await officer.SendAsync("/desk/ledgers/trainings/new", "main form", s_training);
        await officer.SendAsync("/desk/appraisal?year=2026", "form[action*='SelfCheck']", ("score", "100"), ("note", "见佐证"));
        var attached = await officer.UploadAsync("/desk/appraisal?year=2026", "form[action*='Evidence']", ("file", "签到表.pdf", "%PDF-1.7"u8.ToArray()));
        var tooEarly = await department.GetAsync("/desk/supervision/appraisal?handler=Notice&year=2026");
        var evidence = (await department.GetAsync($"/desk/supervision/appraisal?year=2026&organ={desk.Site.Bureau.Id}")).Document.QuerySelector("a[href*='Evidence']")!.GetAttribute("href")!;
        var scoring = $"/desk/supervision/appraisal?year=2026&organ={desk.Site.Bureau.Id}";
        foreach (var step in (string[])["Review", "Final"])
        {
            Assert.Equal(HttpStatusCode.Redirect, (await department.SendToAsync(scoring, "section.indicator form", $"/desk/supervision/appraisal?handler={step}", ("score", "95"), ("note", "属实"))).Status);
        }

        var notice = await department.DownloadAsync("/desk/supervision/appraisal?handler=Notice&year=2026");

        Assert.Contains("权重和满分值应当是数字", wrong.Problems, StringComparison.Ordinal);
        Assert.Contains("共 1 项，满分 100 分", library.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, attached.Status);
        Assert.Contains("没有定分", tooEarly.Problems, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7"u8.ToArray(), await department.DownloadAsync(evidence));
        Assert.Equal("PK"u8.ToArray(), notice[..2]);
    }

    [Fact(DisplayName = "计分规则在页面上改；页面完整性、转发登记、建议提案总结、常见问题、转来信都打得开，空的说明下一步")]
    public async Task SmallPages_Work()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await SignedInAsync(desk, "officer", Role.DisclosureOfficer);

        var wrong = await officer.SendAsync("/desk/ledgers/points", "form[action*='Rules']", ("missed", "3"));
        var set = await officer.SendAsync("/desk/ledgers/points", "form[action*='Rules']", ("platforms[province]", "3"), ("missed", "-5"));
        var points = await officer.GetAsync("/desk/ledgers/points");
        var unknown = await officer.SendAsync("/desk/letters/from-request", "main form", ("Number", "2026-9999"), ("Kind", "Consultation"));
        var none = await officer.SendAsync("/desk/ledgers/proposals/report?year=2026", "main form");
        var word = await officer.GetAsync("/desk/ledgers/handover?handler=Word");

        Assert.Contains("约稿未报填 0 或者负数", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, set.Status);
        Assert.Equal(("3", "-5"), (points.Document.QuerySelector("#platforms-province")!.GetAttribute("value"), points.Document.QuerySelector("#missed")!.GetAttribute("value")));
        Assert.Contains("没有编号为“2026-9999”的申请", unknown.Problems, StringComparison.Ordinal);
        Assert.Contains("没有登记建议提案", none.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, word.Status);
        foreach (var (path, text) in new[] { ("/desk/integrity", "没有待处置的改动"), ("/desk/ledgers/posts/from-items", "还没有登记账号"), ("/desk/letters/recurring", "没有重复的来信") })
        {
            Assert.Contains(text, (await officer.GetAsync(path)).Text, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "门户：首页、页脚、网站地图有来信、双公示、建议提案、统计数字的入口，都打得开")]
    public async Task Portal_DoorsLead()
    {
        await using var desk = await DeskSite.StartAsync();
        var visitor = desk.Visitor();
        var home = await visitor.GetAsync("/");
        var map = await visitor.GetAsync("/site-map");
        foreach (var path in (string[])["/letters", "/credit", "/proposals", "/figures"])
        {
            Assert.NotNull(home.Document.QuerySelector($".doors a[href='{path}']"));
            Assert.NotNull(home.Document.QuerySelector($"footer a[href='{path}']"));
            Assert.NotNull(map.Document.QuerySelector($"main a[href='{path}']"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);
        }
    }

    private static async Task<DeskVisitor> SignedInAsync(DeskSite desk, string name, Role role)
    {
        await desk.Site.AddPersonAsync(desk.Site.Bureau, name, role);
        return await desk.SignedInAsync(name);
    }
}
