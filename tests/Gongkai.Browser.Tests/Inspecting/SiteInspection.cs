using System.Collections.Concurrent;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Inspecting;

/// <summary>What can be wrong with a page as a browser shows it.</summary>
internal enum FaultKind
{
    /// <summary>axe-core found a violation.</summary>
    Accessibility,

    /// <summary>The window has to be scrolled sideways.</summary>
    Overflow,

    /// <summary>Navigation is printed.</summary>
    Print,

    /// <summary>The browser complained: script error, refused by the content policy, a request that failed.</summary>
    Console,
}

internal sealed record PageFault(FaultKind Kind, string Page, string What);

/// <summary>Every kind of page for everybody who may see it, in the browser.</summary>
internal sealed class SiteInspection
{
    private const int AtATime = 3;

    private readonly ConcurrentBag<PageFault> _faults = [];
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    internal int Inspected { get; private set; }

    internal IEnumerable<string> Of(FaultKind kind) => _faults.Where(fault => fault.Kind == kind).Select(fault => $"{fault.Page}: {fault.What}").Order(StringComparer.Ordinal);

    internal static async Task<SiteInspection> OfAsync(BrowserSite site, SiteWalk walk)
    {
        var inspection = new SiteInspection();
        // Of a kind of page the fullest one that somebody came to.
        var pages = walk.Pages.GroupBy(page => (page.Who, page.Kind)).Select(group => group.First()).ToList();
        inspection.Inspected = pages.Count;
        if (Directory.Exists(BrowserSite.Output("screenshots")))
        {
            Directory.Delete(BrowserSite.Output("screenshots"), recursive: true);
        }

        var contexts = new Dictionary<string, IBrowserContext>(StringComparer.Ordinal);
        foreach (var who in SiteWalk.Everybody)
        {
            contexts[who] = await site.ContextAsync(walk.Visitors[who]);
        }

        await using var elder = await site.ContextAsync(display: "el1");
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (page, _) =>
        {
            await inspection.InspectAsync(contexts[page.Who], page, isElder: false);
            if (page.Who == SiteWalk.Nobody)
            {
                await inspection.InspectAsync(elder, page, isElder: true);
            }
        });
        foreach (var context in contexts.Values)
        {
            await context.DisposeAsync();
        }

        return inspection;
    }

    private async Task InspectAsync(IBrowserContext context, WalkedPage walked, bool isElder)
    {
        var label = isElder ? $"elder {walked.Path}" : walked.Label;
        var isFirst = !isElder && _seen.TryAdd(walked.Kind, true);
        var page = await context.NewPageAsync();
        // The page of an error is itself an answer that the browser notes down.
        var isError = SiteWalk.Expected(walked.Path) >= 400;
        page.Console += (_, message) => Add(message.Type is "error" or "warning" && !(isError && message.Text.StartsWith("Failed to load", StringComparison.Ordinal)), FaultKind.Console, label, message.Text);
        page.PageError += (_, fault) => Add(true, FaultKind.Console, label, fault);
        page.RequestFailed += (_, request) => Add(true, FaultKind.Console, label, $"failed: {request.Url}");
        await using var inspected = await InspectedPage.OpenAsync(page, walked.Path);
        await inspected.SizeAsync(1280);
        await AddAsync(FaultKind.Overflow, label + " 1280", inspected.OverflowAsync());
        await AddAsync(FaultKind.Accessibility, label, inspected.AccessibilityAsync());
        if (isFirst)
        {
            await PhotographAsync(page, walked, 1280);
        }
        else if (!isElder)
        {
            // The second reader's page has other entries in its navigation; what style does to it has been seen.
            await inspected.SizeAsync(390);
            await AddAsync(FaultKind.Overflow, label + " 390", inspected.OverflowAsync());
            return;
        }

        await inspected.ThemeAsync("dark");
        await AddAsync(FaultKind.Accessibility, label + " dark", inspected.AccessibilityAsync("color-contrast", "link-in-text-block"));
        await inspected.ThemeAsync("light");
        // 640 is what a window of 1280 has at 200 %, 320 what it has at 400 %.
        foreach (var width in (int[])[640, 320, 390])
        {
            await inspected.SizeAsync(width);
            await AddAsync(FaultKind.Overflow, $"{label} {width}", inspected.OverflowAsync());
        }

        if (isFirst)
        {
            // Opened as a phone opens it: what folds away there is folded.
            await inspected.AgainAsync();
            await PhotographAsync(page, walked, 390);
        }

        await AddAsync(FaultKind.Accessibility, label + " 390", inspected.AccessibilityAsync());
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await AddAsync(FaultKind.Print, label, inspected.PrintedAsync());
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await inspected.LengthenAsync();
        await AddAsync(FaultKind.Overflow, label + " 390 with long words", inspected.OverflowAsync());
        await inspected.SizeAsync(1280);
        await AddAsync(FaultKind.Overflow, label + " 1280 with long words", inspected.OverflowAsync());
    }

    private async Task AddAsync(FaultKind kind, string page, Task<string[]> found)
    {
        foreach (var what in await found)
        {
            _faults.Add(new PageFault(kind, page, what));
        }
    }

    private void Add(bool isFault, FaultKind kind, string page, string what)
    {
        if (isFault)
        {
            _faults.Add(new PageFault(kind, page, what));
        }
    }

    private static async Task PhotographAsync(IPage page, WalkedPage walked, int width)
    {
        var file = string.Concat($"{walked.Who}{walked.Kind}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = BrowserSite.Output($"screenshots/{file}-{width}.png"), FullPage = true });
    }
}
