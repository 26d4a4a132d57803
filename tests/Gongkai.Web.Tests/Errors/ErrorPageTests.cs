using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Web.Errors;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Errors;

public sealed class ErrorPageTests
{
    public static TheoryData<int> Statuses => [.. ErrorText.All.Select(text => text.Status)];

    [Theory(DisplayName = "每种出错页面说清发生了什么、现在怎么办")]
    [MemberData(nameof(Statuses))]
    public async Task Get_ErrorPage_SaysWhatToDo(int status)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.BrowseAsync($"/error/{status}");
        var page = await RunningServer.ReadAsync(response);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(ErrorText.Of(status).Title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(ErrorText.Of(status).Then, page.QuerySelector("main .notice")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("main a.btn"));
    }

    [Theory(DisplayName = "找不到的地址：人看到页面，程序得到 problem+json")]
    [InlineData("/no-such-page", "text/html", "text/html")]
    [InlineData("/no-such-page", "application/json", "application/problem+json")]
    [InlineData("/no-such-page", "*/*", "application/problem+json")]
    [InlineData("/api/no-such-thing", "text/html", "application/problem+json")]
    public async Task Get_UnknownAddress_IsAnsweredInKind(string path, string accept, string expected)
    {
        await using var server = await RunningServer.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);

        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact(DisplayName = "程序出错不泄露内情，给出编号")]
    public async Task Get_PageThatThrows_LeaksNothing()
    {
        await using var server = await RunningServer.StartAsync(configure: builder =>
            builder.Services.AddSingleton<FindHome>(new FindHome(_ => throw new InvalidOperationException("secret path"))));

        var response = await server.BrowseAsync("/");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Contains("编号", text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "方法不对是 405，不是要求登录")]
    [InlineData("DELETE", "/health/live", 405)]
    [InlineData("PUT", "/no-such-page", 404)]
    public async Task Send_WrongMethod_IsSaidSo(string method, string path, int expected)
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.BrowseAsync(path, method: new HttpMethod(method));

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact(DisplayName = "拒绝带着代码、句子和条款")]
    public async Task Problem_OfARefusal_CarriesCodeAndSentence()
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;

        await ErrorPages.Problem(new Refusal("request-closed", "这件申请已经办结，不能再补正。")).ExecuteAsync(context);

        using var problem = JsonDocument.Parse(body.ToArray());
        Assert.Equal(422, context.Response.StatusCode);
        Assert.Equal("request-closed", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("这件申请已经办结，不能再补正。", problem.RootElement.GetProperty("title").GetString());
    }
}
