using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.App.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Web.Tests;

/// <summary>The real server on a free port, with its own folder of keys; nothing is shared between tests.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private RunningServer(WebApplication app, DirectoryInfo folder)
    {
        App = app;
        _folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public static async Task<RunningServer> StartAsync(Func<ServerOptions, ServerOptions>? change = null, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-web-");
        var options = new ServerOptions
        {
            Address = "http://127.0.0.1:0",
            DataFolder = folder.FullName,
            Environment = "Development",
            IsDemo = true,
            RequireHttps = false,
            Limits = new RequestLimits { PerAddressAndMinute = null },
        };
        var app = GongkaiServer.Build(change?.Invoke(options) ?? options, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await new SchemaScripts(app.Services.GetRequiredService<SiteDatabase>()).ApplyAsync();
        await app.StartAsync();
        return new RunningServer(app, folder);
    }

    /// <summary>Asks as a browser does.</summary>
    public Task<HttpResponseMessage> BrowseAsync(string path, string? cookie = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<IHtmlDocument> PageAsync(string path, string? cookie = null) => await ReadAsync(await BrowseAsync(path, cookie));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
