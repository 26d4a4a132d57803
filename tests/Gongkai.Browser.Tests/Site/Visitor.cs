using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Web.Shared;

namespace Gongkai.Browser.Tests.Site;

/// <summary>What the server answered to one address.</summary>
/// <param name="Route">Pattern of the route that served it, with a slash in front.</param>
/// <param name="Document">Null for what is no page.</param>
internal sealed record Answer(int Status, string Route, string? RedirectsTo, long Length, IHtmlDocument? Document);

/// <summary>Asks as a browser does, keeps cookies, follows no redirect by itself.</summary>
internal sealed class Visitor(Uri address) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    internal Uri Address => address;

    internal IEnumerable<Cookie> Cookies => _cookies.GetCookies(address);

    private HttpClient Client => _client ??= NewClient();

    internal async Task<Answer> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        var content = await response.Content.ReadAsByteArrayAsync();
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        ForgetDisplay();
        var location = response.Headers.Location;
        return new Answer(
            (int)response.StatusCode,
            $"/{Encoding.UTF8.GetString(Convert.FromBase64String(response.Headers.GetValues(SampleCity.RouteHeader).Single()[1..]))}",
            location is { IsAbsoluteUri: true } && location.Scheme.StartsWith("http", StringComparison.Ordinal) ? location.PathAndQuery : location?.OriginalString,
            content.Length,
            isPage ? new HtmlParser().ParseDocument(Encoding.UTF8.GetString(content)) : null);
    }

    internal Task<string> TextAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a form without its token: a page that takes forms answers 400, anything else has no such form.</summary>
    internal async Task<int> PostNothingAsync(string path)
    {
        using var content = new FormUrlEncodedContent([]);
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (int)response.StatusCode;
    }

    internal async Task SignInAsync(string name, string password)
    {
        var page = (await GetAsync("/desk/sign-in")).Document!;
        await PostAsync("/desk/sign-in", page, new() { ["Input.Name"] = name, ["Input.Password"] = password });
    }

    /// <summary>Opens the case of the sample city that was answered, as its applicant; returns the pages of it.</summary>
    internal async Task<IReadOnlyList<string>> OpenRequestAsync()
    {
        var page = (await GetAsync("/request/query")).Document!;
        var sample = page.QuerySelectorAll(".samples span").First(one => one.TextContent.Contains("已经答复", StringComparison.Ordinal)).QuerySelectorAll("b").Select(one => one.TextContent).ToList();
        await PostAsync("/request/query", page, new() { ["Input.Number"] = sample[0], ["Input.Code"] = sample[1] });
        return ["/request/case"];
    }

    private async Task PostAsync(string path, IHtmlDocument page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = page.QuerySelector("main input[name=__RequestVerificationToken], input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields);
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path} refuses {string.Join(' ', fields.Values)}");
    }

    public void Dispose() => _client?.Dispose();

    // A walk tries the links for elders and for the dark too, and must not go on in them.
    private void ForgetDisplay()
    {
        if (_cookies.GetCookies(address)[DisplayChoice.CookieName] is { } choice)
        {
            choice.Expired = true;
        }
    }

    private HttpClient NewClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*;q=0.8");
        client.DefaultRequestHeaders.Add("User-Agent", "page-walk");
        return client;
    }
}
