namespace Gongkai.Web.Tests.Security;

public sealed class SecurityHeaderTests
{
    [Theory(DisplayName = "每种响应都带安全响应头")]
    [InlineData("/")]
    [InlineData("/design/desk")]
    [InlineData("/health/live")]
    [InlineData("/robots.txt")]
    [InlineData("/no-such-page")]
    [InlineData("/assets/no-such-file.css")]
    public async Task Get_AnyAddress_CarriesTheHeaders(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var headers = (await server.BrowseAsync(path)).Headers;

        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
        Assert.Contains("frame-ancestors 'none'", Policy(headers), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy(headers), StringComparison.Ordinal);
        Assert.DoesNotContain("*", Policy(headers), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "脚本只凭本次请求的随机值运行")]
    public async Task Get_TwoPages_HaveNoncesOfTheirOwn()
    {
        await using var server = await RunningServer.StartAsync();

        var first = await server.BrowseAsync("/design");
        var second = await server.BrowseAsync("/design");

        var page = await RunningServer.ReadAsync(first);
        var nonces = page.QuerySelectorAll("script").Select(script => script.GetAttribute("nonce")).Distinct();
        var nonce = Assert.Single(nonces);
        Assert.Contains($"script-src 'nonce-{nonce}';", Policy(first.Headers), StringComparison.Ordinal);
        Assert.NotEqual(Policy(first.Headers), Policy(second.Headers));
    }

    [Fact(DisplayName = "正式环境转到 HTTPS 并带 HSTS，Cookie 只走 HTTPS")]
    public async Task Get_InProduction_IsLedToHttps()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Environment = "Production", RequireHttps = true, TrustedProxies = ["127.0.0.1"] });

        var plain = await server.BrowseAsync("/");
        var request = new HttpRequestMessage(HttpMethod.Get, "/display?view=elder");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Host = "www.example.test";
        var secure = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(307, (int)plain.StatusCode);
        Assert.Equal("https", plain.Headers.Location!.Scheme);
        Assert.Contains("max-age=31536000", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Contains("secure", Assert.Single(secure.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("upgrade-insecure-requests", Policy(secure.Headers), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "不认识的代理说的话不算数")]
    public async Task Get_ForwardedByAStranger_IsNotBelieved()
    {
        await using var server = await RunningServer.StartAsync(options => options with { RequireHttps = true, TrustedProxies = ["10.1.2.0/24"] });
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(307, (int)response.StatusCode);
    }

    [Fact(DisplayName = "表单必须带防伪标记")]
    public async Task Post_WithoutToken_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.BrowseAsync("/design", method: HttpMethod.Post);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact(DisplayName = "太大的请求被拒绝")]
    public async Task Post_TooLarge_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Limits = new RequestLimits { RequestBytes = 1000 } });
        var form = new FormUrlEncodedContent([new("Input.Wanted", new string('a', 2000))]);

        var response = await server.Client.PostAsync("/design", form, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
    }

    private static string Policy(System.Net.Http.Headers.HttpResponseHeaders headers) => Assert.Single(headers.GetValues("Content-Security-Policy"));
}
