using Gongkai.Browser.Tests.Inspecting;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>One person at a browser of their own: presses what is named, fills what is labelled, and finds no fault in the page that comes up.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Reader(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    internal IPage Page { get; }

    /// <param name="name">Sign-in name; null for a citizen.</param>
    internal static async Task<Reader> OpenAsync(BrowserSite site, string? name = null)
    {
        var context = await site.ContextAsync(name is null ? null : await site.City.SignedInAsync(name));
        return new Reader(context, await context.NewPageAsync());
    }

    internal async Task GoAsync(string path) => Assert.Equal(200, (await Page.GotoAsync(path))?.Status);

    internal Task FillAsync(string field, string text) => Page.Locator($"#{field}").FillAsync(text);

    internal Task ChooseAsync(string field, string label) => Page.Locator($"#{field}").SelectOptionAsync(new SelectOptionValue { Label = label });

    internal Task TickFirstAsync(string name) => Page.Locator($"[name='{name}']").First.CheckAsync();

    internal Task PressAsync(string button) => Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync();

    internal Task FollowAsync(string link) => Page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = link }).First.ClickAsync();

    internal async Task<string> TextAsync(string selector) => (await Page.Locator(selector).First.InnerTextAsync()).Trim();

    /// <summary>Waits until the page says so.</summary>
    internal Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });

    /// <summary>The page as it stands is one that no link leads to; it is looked at here, wide and narrow.</summary>
    internal async Task InspectAsync()
    {
        var inspected = await InspectedPage.OfAsync(Page);
        var found = new List<string>(await inspected.AccessibilityAsync());
        await inspected.SizeAsync(390);
        found.AddRange(await inspected.OverflowAsync());
        await inspected.SizeAsync(1280);
        found.AddRange(await inspected.OverflowAsync());
        Faults.None(found.Select(fault => $"{Page.Url}: {fault}"));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
