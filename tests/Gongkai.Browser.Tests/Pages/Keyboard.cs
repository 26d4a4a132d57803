using System.Text.Json;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>Somebody who has a keyboard and no mouse; every step of the focus has to be seen.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostSteps = 150;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private const string Where = """
        selector => {
          const at = document.activeElement;
          const style = getComputedStyle(at);
          return JSON.stringify({
            there: at.matches(selector), nowhere: at === document.body,
            shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
            html: at.outerHTML.slice(0, 120),
          });
        }
        """;

    /// <summary>Goes on with the tab key until the focus is there.</summary>
    internal async Task GoToAsync(string selector)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await AtAsync(selector);
            if (!at.Nowhere)
            {
                Assert.True(at.Shown, $"The focus cannot be seen on {page.Url}: {at.Html}");
            }

            if (at.There)
            {
                return;
            }
        }

        Assert.Fail($"No way with the keyboard to {selector} on {page.Url}.");
    }

    internal async Task FillAsync(string selector, string text)
    {
        await GoToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses what the focus is on and waits for the page it leads to.</summary>
    internal async Task PressAsync(string selector)
    {
        await GoToAsync(selector);
        await EnterAsync();
    }

    /// <summary>Presses Enter where the focus is and waits for the next page.</summary>
    internal async Task EnterAsync()
    {
        var arrived = new TaskCompletionSource();
        void Note(object? sender, IPage loaded) => arrived.TrySetResult();
        page.DOMContentLoaded += Note;
        await page.Keyboard.PressAsync("Enter");
        await arrived.Task.WaitAsync(s_patience);
        page.DOMContentLoaded -= Note;
    }

    internal async Task<FocusPlace> AtAsync(string selector) =>
        JsonSerializer.Deserialize<FocusPlace>(await page.EvaluateAsync<string>(Where, selector), JsonSerializerOptions.Web)!;

    /// <summary>Walks once around; the number of places, and whether the way out was found.</summary>
    internal async Task<int> AroundAsync()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await AtAsync("body");
            Assert.True(at.Nowhere || at.Shown, $"The focus cannot be seen on {page.Url}: {at.Html}");
            if (at.Nowhere || step > 0 && (await AtAsync("a.skip:first-of-type")).There)
            {
                return step;
            }
        }

        Assert.Fail($"The keyboard is trapped on {page.Url}.");
        return 0;
    }
}

internal sealed record FocusPlace(bool There, bool Nowhere, bool Shown, string Html);
