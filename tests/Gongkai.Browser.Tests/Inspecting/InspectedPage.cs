using System.Reflection;
using Deque.AxeCore.Commons;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Inspecting;

/// <summary>A page in the browser that can be asked what is wrong with it.</summary>
internal sealed class InspectedPage : IAsyncDisposable
{
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string s_questions = ReadQuestions();

    private readonly IPage _page;

    private InspectedPage(IPage page) => _page = page;

    internal static async Task<InspectedPage> OpenAsync(IPage page, string path)
    {
        var response = await page.GotoAsync(path);
        Assert.Equal(SiteWalk.Expected(path), response?.Status);
        return await OfAsync(page);
    }

    /// <summary>The page as it stands, with whatever has been filled in or opened.</summary>
    internal static async Task<InspectedPage> OfAsync(IPage page)
    {
        await AskableAsync(page);
        return new InspectedPage(page);
    }

    private static async Task AskableAsync(IPage page)
    {
        await page.EvaluateAsync(s_axe);
        await page.EvaluateAsync(s_questions);
    }

    /// <summary>Loads the page once more, at the size that the window has now.</summary>
    internal async Task AgainAsync()
    {
        await _page.ReloadAsync();
        await AskableAsync(_page);
    }

    internal Task SizeAsync(int width) => _page.SetViewportSizeAsync(width, 900);

    internal Task ThemeAsync(string theme) => _page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);

    internal Task LengthenAsync() => _page.EvaluateAsync("gongkaiInspect.lengthen()");

    internal Task<string[]> OverflowAsync() => _page.EvaluateAsync<string[]>("gongkaiInspect.overflow()");

    internal Task<string[]> PrintedAsync() => _page.EvaluateAsync<string[]>("gongkaiInspect.printed()");

    internal Task<string[]> AccessibilityAsync(params string[] rules) => _page.EvaluateAsync<string[]>("rules => gongkaiInspect.accessibility(rules)", rules.Length > 0 ? rules : null);

    public async ValueTask DisposeAsync() => await _page.CloseAsync();

    private static string ReadQuestions()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("inspect.js")!);
        return reader.ReadToEnd();
    }
}
