using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Requests;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>One organ's requests at the desk, with a browser for everybody who has a part in them.</summary>
internal sealed class CaseAtDesk(BrowserSite site, SampleCity city, int organ) : IAsyncDisposable
{
    internal const string Officer = "disclosure-officer";
    internal const string Handler = "handler";
    internal const string LegalReviewer = "legal-reviewer";
    internal const string Leader = "leader";

    private const int MostRounds = 4;

    private readonly Dictionary<string, Reader> _people = new(StringComparer.Ordinal);

    /// <summary>Path of the case that is worked on.</summary>
    internal string Path { get; set; } = "";

    /// <summary>Somebody of the organ by the code of the role.</summary>
    internal async Task<Reader> AsAsync(string role) =>
        _people.TryGetValue(role, out var known) ? known : _people[role] = await Reader.OpenAsync(site, $"{role}-{organ}", city);

    /// <summary>Finds a case on the officer's workbench: a whole number leads to it at once, words to a list of one.</summary>
    internal async Task<Reader> OpenAsync(string words)
    {
        var officer = await AsAsync(Officer);
        await officer.GoAsync($"/desk/requests?q={Uri.EscapeDataString(words)}");
        if (new Uri(officer.Page.Url).AbsolutePath == "/desk/requests")
        {
            var link = officer.Page.Locator("table.requests tbody a");
            Assert.True(await link.CountAsync() == 1, $"{words}: {await officer.TextAsync("main")}");
            await officer.ArriveAsync(() => link.ClickAsync());
        }

        Path = new Uri(officer.Page.Url).AbsolutePath;
        return officer;
    }

    /// <summary>Takes a step through its page.</summary>
    internal async Task<Reader> TakeAsync(string role, RequestAction action, params (string Field, string Value)[] fields)
    {
        var who = await AsAsync(role);
        await who.GoAsync($"{Path}/step/{RequestActions.List[action].Code}");
        Assert.True(await who.Page.Locator("main form[data-preview]").CountAsync() > 0, $"{action}: {await who.TextAsync("main")}");
        foreach (var (field, value) in fields)
        {
            await who.PutAsync($"Input.{field}", value);
        }

        await who.SendAsync(RequestActions.List[action].Name);
        await who.SeesAsync($"已办理：{RequestActions.List[action].Name}");
        return who;
    }

    internal async Task AssignAsync(string unit)
    {
        var officer = await AsAsync(Officer);
        await officer.GoAsync($"{Path}/step/assign");
        await officer.ChooseAsync("Input_UnitId", unit);
        await officer.SendAsync("分办");
    }

    /// <summary>Builds the decision, has its text written from the template, and sends it to review.</summary>
    internal async Task DraftAsync(Outcome outcome, string reasons = "经查，情况属实，理由见所附材料。")
    {
        var handler = await AsAsync(Handler);
        await handler.GoAsync($"{Path}/draft");
        var leaf = handler.Page.Locator($"#Input_Matters input[value='{outcome}']");
        var group = handler.Page.Locator($"#Input_Matters details:has(input[value='{outcome}'])");
        if (await group.GetAttributeAsync("open") is null)
        {
            await group.Locator("summary").ClickAsync();
        }

        await leaf.CheckAsync();
        if (Outcomes.Of(outcome).Papers is { Count: > 1 } papers)
        {
            await handler.PutAsync("Input.Paper", papers[^1].ToString());
        }

        await handler.FillAsync("Input_Reasons", reasons);
        await handler.PostAsync("按模板生成文稿");
        for (var round = 0; round < MostRounds && await handler.Page.Locator(".problems").CountAsync() > 0; round++)
        {
            // One answer can make another necessary.
            await AnswerAsync(handler.Page);
            await handler.PostAsync("按模板生成文稿");
        }

        await handler.NotRefusedAsync();
        await handler.SendAsync("保存并送审");
        await handler.SeesAsync("已办理：送审");
    }

    /// <summary>Reviewed, approved and delivered, each by another person.</summary>
    internal async Task DeliverAsync(DeliveryChannel channel, string reference = "")
    {
        await TakeAsync(LegalReviewer, RequestAction.PassReview);
        await TakeAsync(Leader, RequestAction.Approve);
        await TakeAsync(Officer, RequestAction.Deliver, ("DeliveryChannel", channel.ToString()), ("Reference", reference));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
        {
            await person.DisposeAsync();
        }
    }

    // What the template needs and the case does not know.
    private static async Task AnswerAsync(IPage page)
    {
        foreach (var field in await page.Locator("#Fields .field:has(.need) [name^='Fields']").AllAsync())
        {
            if (await field.EvaluateAsync<bool>("field => field.localName === 'select'"))
            {
                await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            }
            else if (await field.InputValueAsync() is { Length: 0 })
            {
                await field.FillAsync(await field.GetAttributeAsync("type") == "date" ? "2026-06-01" : await field.GetAttributeAsync("name") is { } name && name.Contains("文号", StringComparison.Ordinal) ? "云科公开答〔2026〕1号" : "云汀市某某");
            }
        }
    }
}
