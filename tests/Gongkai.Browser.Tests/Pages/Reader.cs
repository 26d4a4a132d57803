using Gongkai.Browser.Tests.Inspecting;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>One person at a browser of their own: presses what is named, fills what is labelled, and finds no fault in the page that comes up.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);

    private readonly IBrowserContext _context;

    private Reader(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    internal IPage Page { get; private set; }

    /// <param name="name">Sign-in name; null for a citizen.</param>
    /// <param name="city">Null for the city that all tests share.</param>
    internal static async Task<Reader> OpenAsync(BrowserSite site, string? name = null, SampleCity? city = null)
    {
        var at = city ?? site.City;
        return await OpenAsync(site, name is null ? at.Nobody() : await at.SignedInAsync(name));
    }

    internal static async Task<Reader> OpenAsync(BrowserSite site, Visitor visitor)
    {
        var context = await site.ContextAsync(visitor);
        return new Reader(context, await context.NewPageAsync());
    }

    /// <summary>Closes the page and opens another in the same browser.</summary>
    internal async Task OpenAgainAsync()
    {
        await Page.CloseAsync();
        Page = await _context.NewPageAsync();
    }

    internal async Task GoAsync(string path) => Assert.Equal(200, (await Page.GotoAsync(path))?.Status);

    internal Task FillAsync(string field, string text) => Page.Locator($"#{field}").FillAsync(text);

    internal Task ChooseAsync(string field, string label) => Page.Locator($"#{field}").SelectOptionAsync(new SelectOptionValue { Label = label });

    internal Task TickFirstAsync(string name) => Page.Locator($"[name='{name}']").First.CheckAsync();

    /// <summary>Fills, chooses or ticks what has this name, whatever kind of field it is.</summary>
    internal async Task PutAsync(string name, string value)
    {
        var field = Page.Locator($"main [name='{name}']:not([type=hidden])");
        switch (await field.First.EvaluateAsync<string>("field => field.localName === 'select' ? 'select' : field.type"))
        {
            case "select":
                await field.First.SelectOptionAsync(value);
                break;
            case "radio" or "checkbox":
                await Page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
                break;
            default:
                await field.First.FillAsync(value);
                break;
        }
    }

    internal Task PressAsync(string button) => Button(button).First.ClickAsync();

    /// <summary>Presses a button that sends its form, and waits for the page that follows.</summary>
    internal async Task PostAsync(string button)
    {
        Assert.True(await Button(button).CountAsync() > 0, $"There is no “{button}” on {Page.Url}: {await TextAsync("main")}");
        await ArriveAsync(() => PressAsync(button));
    }

    /// <summary>The same; the page that follows must not refuse.</summary>
    internal async Task SendAsync(string button)
    {
        await PostAsync(button);
        await NotRefusedAsync();
    }

    /// <summary>Does what leads to another page, and waits for it.</summary>
    internal async Task ArriveAsync(Func<Task> leads)
    {
        var arrived = new TaskCompletionSource();
        void Note(object? sender, IPage loaded) => arrived.TrySetResult();
        Page.DOMContentLoaded += Note;
        await leads();
        await arrived.Task.WaitAsync(s_patience);
        Page.DOMContentLoaded -= Note;
    }

    internal async Task NotRefusedAsync()
    {
        var problems = await Page.Locator(".problems:not(.calm)").AllInnerTextsAsync();
        Assert.True(problems.Count == 0, $"{Page.Url}: {string.Join(' ', problems)}");
    }

    /// <summary>Takes the file that a link or button leads to.</summary>
    internal async Task<byte[]> DownloadAsync(ILocator link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync((await download.PathAsync())!);
    }

    /// <summary>Takes the file that a link leads to, also one that the browser would show by itself.</summary>
    internal async Task<byte[]> FetchAsync(ILocator link)
    {
        var answer = await Page.APIRequest.GetAsync((await link.GetAttributeAsync("href"))!);
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    internal Task FollowAsync(string link) => Page.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = link }).First.ClickAsync();

    internal async Task<string> TextAsync(string selector) => (await Page.Locator(selector).First.InnerTextAsync()).Trim();

    /// <summary>Waits until the page says so.</summary>
    internal Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

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

    private ILocator Button(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
