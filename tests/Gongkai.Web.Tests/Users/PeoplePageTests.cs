using System.Net;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Users;

public sealed class PeoplePageTests
{
    [Fact(DisplayName = "新增人员：页面给出一次性链接，本人设置密码后登录；链接第二次打开无效")]
    public async Task Create_Person_LinkWorksOnce()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "admin", Role.Administrator);
        var admin = await desk.SignedInAsync("admin");

        var bad = await admin.SendAsync("/desk/people/create", "main form", ("Input.Name", "李"), ("Input.SignInName", "li.hua"), ("Input.Roles", "Handler"));
        var made = await admin.SendAsync("/desk/people/create", "main form", ("Input.Name", "李华"), ("Input.SignInName", "li.hua"), ("Input.Roles", "Handler"));
        var link = new Uri(made.Document.QuerySelector(".notice code")!.TextContent).AbsolutePath;
        var owner = desk.Visitor();
        var different = await owner.SendAsync(link, "form", ("Input.Password", TestPeople.Password), ("Input.Again", "别的"));
        var done = await owner.SendAsync(link, "form", ("Input.Password", TestPeople.Password), ("Input.Again", TestPeople.Password));
        var again = await owner.GetAsync(link);

        Assert.Contains("姓名应为 2 至 50 个字", bad.Problems, StringComparison.Ordinal);
        Assert.Contains("两次输入的密码不一致", different.Problems, StringComparison.Ordinal);
        Assert.Contains("密码已设置", done.Text, StringComparison.Ordinal);
        Assert.Contains("链接无效", again.Text, StringComparison.Ordinal);
        Assert.Equal("/desk", (await desk.Visitor().SignInAsync("li.hua", TestPeople.Password)).RedirectsTo);
    }

    [Fact(DisplayName = "人员列表：筛选留在地址里；岗位、停用都留痕并显示在办理过程")]
    public async Task Person_Changes_AreMadeAndShown()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        var person = await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);
        var admin = await desk.SignedInAsync("admin");
        var path = $"/desk/people/{person.Id}";

        var found = await admin.GetAsync("/desk/people?role=handler&state=Active&q=chen");
        var none = await admin.GetAsync("/desk/people?role=leader");
        await admin.SendAsync(path, "form[action*='Roles']", ("Roles", "Leader"));
        var noReason = await admin.SendAsync(path, "form[action*='Disable']");
        await admin.SendAsync(path, "form[action*='Disable']", ("Reason", "调离本机关"));
        var shown = await admin.GetAsync(path);

        Assert.Equal(path, found.Document.QuerySelector("main table a")!.GetAttribute("href"));
        Assert.Contains("没有符合条件的人员", none.Text, StringComparison.Ordinal);
        Assert.Contains("请填写原因", noReason.Problems, StringComparison.Ordinal);
        Assert.Equal(["停用账号", "调整岗位", "新增人员"], shown.Document.QuerySelectorAll(".timeline li > div").Select(line => line.TextContent.Trim()));
        Assert.Contains("调离本机关", shown.Text, StringComparison.Ordinal);
        Assert.Contains("已停用", shown.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "机关：设立、补充联系方式、添加内设机构；页面提示缺什么")]
    public async Task Organ_Created_IsCompletedOnItsPage()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        var admin = await desk.SignedInAsync("admin");

        var made = await admin.SendAsync("/desk/organs/create", "main form", ("Input.Name", "云汀市教育局"), ("Input.Kind", "MunicipalDepartment"));
        var path = made.RedirectsTo!;
        var fresh = await admin.GetAsync(path);
        await admin.SendAsync(path, "form[action*='Change']", ("Input.OfficeName", "办公室"), ("Input.Address", "河滨路2号"), ("Input.PostCode", "000000"), ("Input.Phone", "0000-0000001"), ("Input.Hours", "工作日"));
        await admin.SendAsync(path, "form[action*='CreateUnit']", ("unitName", "基础教育科"));
        var complete = await admin.GetAsync(path);
        var tree = await admin.GetAsync("/desk/organs");

        Assert.Contains("还没有填齐", fresh.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有填齐", complete.Text, StringComparison.Ordinal);
        Assert.Equal("基础教育科", complete.Document.QuerySelector("input[name=unitName]")!.GetAttribute("value"));
        Assert.Contains("云汀市教育局", tree.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "审计员：查日志、按编号翻页、核验链、导出")]
    public async Task Audit_Pages_ShowVerifyAndExport()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "audit", Role.Auditor);
        for (var i = 0; i < 60; i++)
        {
            await desk.Visitor().GetAsync("/desk/sign-in");
            await using var db = desk.Site.Open();
            db.Record(new App.Audit.EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-changed"));
            await db.CommitAsync(App.Caller.Site("test"), desk.Site.Clock);
        }

        var auditor = await desk.SignedInAsync("audit");
        var log = await auditor.GetAsync("/desk/audit?action=organ-changed");
        var older = await auditor.GetAsync(log.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var verified = await auditor.SendAsync("/desk/audit/verify", "main form");
        var exported = await auditor.SendAsync("/desk/audit?action=organ-changed", "form[action*='Export']");

        Assert.Equal(50, log.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(10, older.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("审计链完好", verified.Text, StringComparison.Ordinal);
        Assert.Equal(60, exported.Document.Body!.TextContent.Split("修改机关资料").Length - 1);
        Assert.Contains("导出审计日志", (await auditor.GetAsync("/desk/audit")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "修改密码：错误的原密码被拒绝，改后用新密码登录")]
    public async Task Password_Changed_ReplacesTheOldOne()
    {
        const string Next = "桥下流过的是秋天2026";
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);
        var visitor = await desk.SignedInAsync("chen");

        var wrong = await visitor.SendAsync("/desk/account/password", "main form", ("Input.Old", "不是这个"), ("Input.New", Next), ("Input.Again", Next));
        var done = await visitor.SendAsync("/desk/account/password", "main form", ("Input.Old", TestPeople.Password), ("Input.New", Next), ("Input.Again", Next));

        Assert.Contains("原密码不正确", wrong.Problems, StringComparison.Ordinal);
        Assert.Contains("密码已修改", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk/account")).Status);
        Assert.Equal("/desk", (await desk.Visitor().SignInAsync("chen", Next)).RedirectsTo);
    }
}
