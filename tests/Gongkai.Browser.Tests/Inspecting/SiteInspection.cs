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

/// <summary>Every kind of page in the browser: the fullest that somebody came to in all sizes, a second one quickly, and the desk's home of every role.</summary>
internal sealed class SiteInspection
{
    private const int AtATime = 2;

    private readonly ConcurrentBag<PageFault> _faults = [];

    internal int Inspected { get; private set; }

    internal IEnumerable<string> Of(FaultKind kind) => _faults.Where(fault => fault.Kind == kind).Select(fault => $"{fault.Page}: {fault.What}").Order(StringComparer.Ordinal);

    internal static async Task<SiteInspection> OfAsync(BrowserSite site, SiteWalk walk)
    {
        var inspection = new SiteInspection();
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
        var kinds = walk.Pages.GroupBy(page => page.Kind, StringComparer.Ordinal).Select(group => group.OrderByDescending(page => page.Document.All.Length).ToList()).ToList();
        inspection.Inspected = kinds.Count;
        await Parallel.ForEachAsync(kinds, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (pages, _) =>
        {
            var full = pages[0];
            await inspection.InspectAsync(contexts[full.Who], full, InFullAsync);
            // The smallest is often the one with nothing in its list.
            foreach (var other in IsHome(full) ? pages.Skip(1) : pages.Count > 1 ? [pages[^1]] : [])
            {
                await inspection.InspectAsync(contexts[other.Who], other, QuicklyAsync);
            }

            if (full.Who == SiteWalk.Nobody)
            {
                await inspection.InspectAsync(elder, full, ForEldersAsync);
            }
        });
        foreach (var context in contexts.Values)
        {
            await context.DisposeAsync();
        }

        return inspection;
    }

    private static bool IsHome(WalkedPage page) => page.Path == "/desk";

    private async Task InspectAsync(IBrowserContext context, WalkedPage walked, Func<Look, Task> how)
    {
        var page = await context.NewPageAsync();
        // The page of an error is itself an answer that the browser notes down.
        var isError = SiteWalk.Expected(walked.Path) >= 400;
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !(isError && message.Text.StartsWith("Failed to load", StringComparison.Ordinal)), message.Text);
        page.PageError += (_, fault) => Note(true, fault);
        page.RequestFailed += (_, request) => Note(true, $"failed: {request.Url}");
        await page.SetViewportSizeAsync(1280, 900);
        await using var inspected = await InspectedPage.OpenAsync(page, walked.Path);
        await how(new Look(page, inspected, walked, _faults));

        void Note(bool isFault, string what)
        {
            if (isFault)
            {
                _faults.Add(new PageFault(FaultKind.Console, walked.Label, what));
            }
        }
    }

    private static async Task InFullAsync(Look look)
    {
        var inspected = look.Inspected;
        await look.AtAsync("1280");
        await look.PhotographAsync(1280);
        await inspected.ThemeAsync("dark");
        await look.AddAsync(FaultKind.Accessibility, "dark", inspected.AccessibilityAsync("color-contrast", "link-in-text-block"));
        await inspected.ThemeAsync("light");
        // 640 is what a window of 1280 has at 200 %, 320 what it has at 400 %.
        foreach (var width in (int[])[640, 320, 390])
        {
            await inspected.SizeAsync(width);
            await look.AddAsync(FaultKind.Overflow, $"{width}", inspected.OverflowAsync());
        }

        // Opened as a phone opens it: what folds away there is folded.
        await inspected.AgainAsync();
        await look.PhotographAsync(390);
        await look.AddAsync(FaultKind.Accessibility, "390", inspected.AccessibilityAsync());
        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await look.AddAsync(FaultKind.Print, "on paper", inspected.PrintedAsync());
        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await inspected.LengthenAsync();
        await look.AddAsync(FaultKind.Overflow, "390 with long words", inspected.OverflowAsync());
        await inspected.SizeAsync(1280);
        await look.AddAsync(FaultKind.Overflow, "1280 with long words", inspected.OverflowAsync());
    }

    private static async Task QuicklyAsync(Look look)
    {
        await look.AtAsync("1280");
        await look.Inspected.SizeAsync(390);
        await look.AddAsync(FaultKind.Overflow, "390", look.Inspected.OverflowAsync());
    }

    private static async Task ForEldersAsync(Look look)
    {
        await look.AddAsync(FaultKind.Overflow, "elder 1280", look.Inspected.OverflowAsync());
        await look.Inspected.SizeAsync(390);
        await look.AtAsync("elder 390");
    }

    /// <summary>One page being looked at, and where its faults go.</summary>
    private sealed record Look(IPage Page, InspectedPage Inspected, WalkedPage Walked, ConcurrentBag<PageFault> Faults)
    {
        internal async Task AtAsync(string how)
        {
            await AddAsync(FaultKind.Overflow, how, Inspected.OverflowAsync());
            await AddAsync(FaultKind.Accessibility, how, Inspected.AccessibilityAsync());
        }

        internal async Task AddAsync(FaultKind kind, string how, Task<string[]> found)
        {
            foreach (var what in await found)
            {
                Faults.Add(new PageFault(kind, $"{Walked.Label} {how}", what));
            }
        }

        internal async Task PhotographAsync(int width)
        {
            var file = string.Concat(Walked.Kind.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = BrowserSite.Output($"screenshots/{(file.Length > 0 ? file : "home")}-{width}.png"), FullPage = true });
        }
    }
}
