using System.Net;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Letters;

public sealed class LetterPageTests
{
    [Fact(DisplayName = "从写信到公开：不用登录就能写、查、评价；工作台分办、拟答、审批、发送、隐名公开")]
    public async Task Letter_TheWholeWay()
    {
        await using var desk = await DeskSite.StartAsync();
        var citizen = desk.Visitor();
        var (officer, leader) = (await SignedInAsync(desk, "officer", Role.DisclosureOfficer), await SignedInAsync(desk, "leader", Role.Leader));

        var wrong = await WriteAsync(desk, citizen, phone: "");
        var receipt = await WriteAsync(desk, citizen, phone: "13812345678");
        var (number, code) = (receipt.Document.QuerySelector("#letter-number")!.TextContent, receipt.Document.QuerySelector("#letter-code")!.TextContent);
        var path = (await officer.GetAsync("/desk/letters")).Document.QuerySelector("main tbody a")!.GetAttribute("href")!;
        await officer.SendAsync(path, "form[action*='Triage']", ("Route", "Ours"), ("UnitId", ""), ("Where", ""));
        await officer.SendAsync(path, "form[action*='Draft']", ("Reply", "经核实，补贴将在十二月底前发放。"));
        var waiting = await leader.GetAsync("/desk/letters/approval");
        await leader.SendAsync("/desk/letters/approval", "form[action*='Approve']");
        var before = await QueryAsync(citizen, number, code);
        await officer.SendAsync(path, "form[action*='Send']");
        var answered = await QueryAsync(citizen, number, code);
        var rated = await citizen.PostAsync("/letters/query?handler=Rate", [.. Standing(answered), ("rating", "Satisfied")]);
        var leaky = await officer.SendAsync(path, "form[action*='Publish']", ("PublicQuestion", "我是沈知远"), ("PublicReply", "十二月底前。"), ("IsFrequent", "true"));
        var published = await officer.SendAsync(path, "form[action*='Publish']", ("PublicQuestion", "补贴何时发放？"), ("PublicReply", "十二月底前。"), ("IsFrequent", "true"));
        var portal = await citizen.GetAsync("/letters");

        Assert.Contains("手机号码和电子邮箱至少填一项", wrong.Problems, StringComparison.Ordinal);
        Assert.Contains("2026-11-27", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("经核实", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("经核实", before.Text, StringComparison.Ordinal);
        Assert.Contains("经核实，补贴将在十二月底前发放。", answered.Text, StringComparison.Ordinal);
        Assert.Contains("您的评价：满意", rated.Text, StringComparison.Ordinal);
        Assert.Contains("写信人姓名", leaky.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, published.Status);
        Assert.Contains("补贴何时发放？", portal.Document.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("十二月底前。", (await citizen.GetAsync($"/letters/{number}")).Text, StringComparison.Ordinal);
        Assert.Contains("没有找到这封信", (await QueryAsync(citizen, number, "1")).Problems, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "来信要的是政府信息：分办为申请后两边互相指得到，写信人查来信时看见申请编号和查询码")]
    public async Task Letter_AskingForInformation_BecomesRequest()
    {
        await using var desk = await DeskSite.StartAsync();
        var citizen = desk.Visitor();
        var officer = await SignedInAsync(desk, "officer", Role.DisclosureOfficer);

        var receipt = await WriteAsync(desk, citizen, phone: "13812345678");
        var path = (await officer.GetAsync("/desk/letters")).Document.QuerySelector("main tbody a")!.GetAttribute("href")!;
        await officer.SendAsync(path, "form[action*='Triage']", ("Route", "DisclosureRequest"), ("UnitId", ""), ("Where", ""));
        var letter = await officer.GetAsync(path);
        var request = letter.Document.QuerySelector("main a[href^='/desk/requests/']")!.GetAttribute("href")!;
        var seen = await QueryAsync(citizen, receipt.Document.QuerySelector("#letter-number")!.TextContent, receipt.Document.QuerySelector("#letter-code")!.TextContent);

        Assert.Contains("已转为政府信息公开申请 2026-0001", letter.Text, StringComparison.Ordinal);
        Assert.Contains("2026-0001", (await officer.GetAsync(request)).Text, StringComparison.Ordinal);
        Assert.Contains("2026-0001", seen.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "导入热线、时限设置、统计：页面走通，统计从来信清点")]
    public async Task Import_Clocks_Figures()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await SignedInAsync(desk, "officer", Role.DisclosureOfficer);
        const string Rows = "工单编号,标题,内容,类别,受理日期,来电人,联系电话,答复内容,答复日期,满意度\nA1,停水,停水了,求助,2026-11-01,某甲,,已经解决,2026-11-03,满意\nA2,噪声,夜间噪声,投诉,2026-11-02,某乙,,,,";

        var kept = await officer.UploadAsync("/desk/letters/import", Rows, ("Source", "Hotline"), ("dry", "false"));
        var again = await officer.UploadAsync("/desk/letters/import", Rows, ("Source", "Hotline"), ("dry", "false"));
        var figures = await officer.GetAsync("/desk/letters/figures?year=2026");
        var wrong = await officer.SendAsync("/desk/letters/clocks", "main form", ("days[complaint]", "0"));
        var set = await officer.SendAsync("/desk/letters/clocks", "main form", ("days[complaint]", "3"));
        var list = await officer.GetAsync("/desk/letters?tab=all&kind=complaint");
        var late = await officer.GetAsync("/desk/letters/figures?year=2026");

        Assert.Contains("已导入 2 条", kept.Text, StringComparison.Ordinal);
        Assert.Contains("有 2 件已经在这里", again.Text, StringComparison.Ordinal);
        Assert.Equal(["1", "1", "0", "1", "0", "100", "1", "100"], RowOf(figures, "求助"));
        Assert.Equal(["1", "0", "0", "0", "1", "0"], RowOf(late, "投诉").Take(6));
        Assert.Contains("1 至 60 个工作日", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, set.Status);
        Assert.Contains("2026-11-05", list.Text, StringComparison.Ordinal);
        Assert.Contains("逾期 15 天", list.Text, StringComparison.Ordinal);
    }

    private static string[] RowOf(PageAnswer page, string name) =>
        [.. page.Document.QuerySelectorAll("tbody tr").First(row => row.QuerySelector("th")?.TextContent == name).QuerySelectorAll("td").Select(cell => cell.TextContent)];

    private static async Task<DeskVisitor> SignedInAsync(DeskSite desk, string name, Role role)
    {
        await desk.Site.AddPersonAsync(desk.Site.Bureau, name, role);
        return await desk.SignedInAsync(name);
    }

    private static Task<PageAnswer> WriteAsync(DeskSite desk, DeskVisitor citizen, string phone) => citizen.SendAsync("/letters/write", "main form", ("Input.OrganId", desk.Site.Bureau.Id.ToString()), ("Input.Kind", "Consultation"),
        ("Input.Title", "技改补贴什么时候发放"), ("Input.Text", "我是沈知远，企业的技改补贴还没有收到。"), ("Input.Name", "沈知远"), ("Input.Phone", phone), ("Input.Email", ""), ("Input.AllowsPublication", "true"));

    private static Task<PageAnswer> QueryAsync(DeskVisitor citizen, string number, string code) => citizen.SendAsync("/letters/query", "main form:last-of-type", ("Number", number), ("Code", code));

    private static IEnumerable<(string, string)> Standing(PageAnswer page) =>
        page.Document.QuerySelectorAll("form[action*='Rate'] input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
}
