using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gongkai.Web.Tests.Components;

public sealed class FieldTests
{
    [Fact(DisplayName = "有错的表单：汇总逐条链接到输入框，错误在输入框旁，填过的还在")]
    public async Task Post_BadForm_ShowsErrorsBesideTheFields()
    {
        await using var server = await RunningServer.StartAsync();

        var page = await PostAsync(server, new() { ["Input.Name"] = "陈", ["Input.Phone"] = "123", ["Input.Wanted"] = "短", ["Input.Form"] = "electronic", ["Input.Ways"] = "mail" });

        var problems = page.QuerySelectorAll(".problems a").Select(link => (link.GetAttribute("href"), link.TextContent)).ToList();
        Assert.Equal(
            [("#Input_Kind", "请填写申请人类别。"), ("#Input_Phone", "手机号应当是 11 位数字，请检查。"), ("#Input_Wanted", "需要的信息应当在 6 到 500 个字之间，请增减后再提交。")],
            problems.Order());
        Assert.All(problems, problem => Assert.NotNull(page.QuerySelector(problem.Item1!)));
        var phone = page.QuerySelector("#Input_Phone")!;
        Assert.Equal("123", phone.GetAttribute("value"));
        Assert.Equal("true", phone.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Phone-hint Input_Phone-error", phone.GetAttribute("aria-describedby"));
        Assert.Equal("手机号应当是 11 位数字，请检查。", page.QuerySelector("#Input_Phone-error")!.TextContent);
        Assert.Equal("electronic", page.QuerySelector<IHtmlInputElement>("input[type=radio]:checked")!.Value);
        Assert.Equal("mail", page.QuerySelector<IHtmlInputElement>("input[name='Input.Ways']:checked")!.Value);
    }

    [Fact(DisplayName = "填对的表单没有错误汇总")]
    public async Task Post_GoodForm_ShowsNoProblems()
    {
        await using var server = await RunningServer.StartAsync();

        var page = await PostAsync(server, new() { ["Input.Name"] = "陈", ["Input.Phone"] = "13800000000", ["Input.Wanted"] = "技改专项资金拨付明细", ["Input.Kind"] = "natural-person", ["Input.Form"] = "paper" });

        Assert.Null(page.QuerySelector(".problems"));
    }

    [Theory(DisplayName = "必填和选填都写出来")]
    [InlineData("Input_Name", "必填")]
    [InlineData("Input_From", "选填")]
    public async Task Get_Form_SaysWhatIsRequired(string id, string mark)
    {
        await using var server = await RunningServer.StartAsync();

        var page = await server.PageAsync("/design");

        Assert.EndsWith(mark, page.QuerySelector($"label[for={id}]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(mark == "必填", page.QuerySelector($"#{id}")!.HasAttribute("required"));
    }

    private static async Task<IDocument> PostAsync(RunningServer server, Dictionary<string, string> values)
    {
        var form = await server.BrowseAsync("/design");
        var token = (await RunningServer.ReadAsync(form)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        values["__RequestVerificationToken"] = token;
        var request = new HttpRequestMessage(HttpMethod.Post, "/design") { Content = new FormUrlEncodedContent(values) };
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        request.Headers.Accept.ParseAdd("text/html");
        return await RunningServer.ReadAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
