using System.Text;
using Gongkai.App.Integrity;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Site;
using Gongkai.Web.Tests.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Site;

public sealed class ServedPagesTests
{
    private const string Body = "<p>第一段。</p><table><tr><td>1</td></tr></table>";

    [Fact(DisplayName = "核对对外页面：从本站地址取回真的页面和静态文件，没有改动的一处也不报")]
    public async Task Pages_OfTheRunningSite_AreAsTheyShouldBe()
    {
        await using var place = await Place.StartAsync();

        var report = await place.CheckAsync();

        Assert.Equal((2, 0, 0), (report.Pages, report.Found, report.Unreached));
        Assert.True(report.Assets >= 5);
    }

    [Theory(DisplayName = "送出去的页面被换了字、删了段、塞进外来代码、变成打不开，静态文件被换：都由同一项核对从本站地址发现，写明在哪里")]
    [InlineData("/items/", "<p>第一段。</p>", "<p>被人改掉的一段。</p>", "读者看到的正文与登记的不同")]
    [InlineData("/items/", "<td>1</td>", "", "读者看到的正文与登记的不同")]
    [InlineData("/items/", "</body>", "<script src=\"https://evil.example/x.js\"></script></body>", "页面上有不是本站的代码")]
    [InlineData("/items/", null, "", "公开的页面打不开")]
    [InlineData("/", "政府信息公开", "政务信息", "读者看到的内容与登记的不同")]
    [InlineData("/assets/", null, "换掉了", "静态文件")]
    public async Task Pages_ChangedOnTheWay_AreFound(string path, string? words, string instead, string finding)
    {
        await using var place = await Place.StartAsync(path, words, instead);

        var report = await place.CheckAsync();

        Assert.Equal(0, report.Unreached);
        Assert.True(report.Found > 0);
        var officer = TestSite.Someone(path == "/items/" ? place.Site.Bureau : place.Site.City, Role.DisclosureOfficer);
        await using var db = place.Site.Open(officer.Scope);
        var found = (await new SettleFinding(db, officer, place.Site.Clock).ViewAsync()).Findings;
        Assert.Contains(found, one => one.Finding.Contains(finding, StringComparison.Ordinal));
        Assert.Equal(report.Found, found.Count);
    }

    /// <summary>A site with two items behind a proxy that exchanges what goes out.</summary>
    private sealed class Place(TestItems items, DeskSite desk) : IAsyncDisposable
    {
        internal TestSite Site => items.Site;

        internal static async Task<Place> StartAsync(string? path = null, string? words = null, string instead = "")
        {
            var items = new TestItems(DatabaseKind.Sqlite);
            await items.PublishedQuicklyAsync();
            await items.PublishedQuicklyAsync(items.Content("带引号“与”符号 < & 的通知", Body));
            return new Place(items, await DeskSite.StartAsync(items.Site, path is null ? null : builder => builder.Services.AddSingleton<IStartupFilter>(new ExchangedPages(path, words, instead))));
        }

        internal Task<PageReport> CheckAsync() =>
            desk.Services.GetRequiredService<CheckPages>().RunAsync(desk.Services.GetRequiredService<ServedPages>().Host, cancellation: TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => desk.DisposeAsync();
    }

    /// <summary>Stands before everything else and exchanges words of pages below a path; without words the whole answer.</summary>
    private sealed class ExchangedPages(string path, string? words, string instead) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(ExchangeAsync);
            next(app);
        };

        private async Task ExchangeAsync(HttpContext context, RequestDelegate next)
        {
            var isMeant = path == "/" ? context.Request.Path == "/" : context.Request.Path.StartsWithSegments(path.TrimEnd('/'), StringComparison.Ordinal);
            if (!isMeant)
            {
                await next(context);
                return;
            }

            var (way, held) = (context.Response.Body, new MemoryStream());
            context.Response.Body = held;
            await next(context);
            context.Response.Body = way;
            var sent = words is null ? instead : Encoding.UTF8.GetString(held.ToArray()).Replace(words, instead, StringComparison.Ordinal);
            context.Response.StatusCode = words is null && instead.Length == 0 ? 500 : context.Response.StatusCode;
            context.Response.ContentLength = null;
            await context.Response.WriteAsync(sent);
        }
    }
}
