using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>拆分页 — makes each matter of a request a request of its own, with the same applicant and the same day of receipt; 国办函〔2020〕109号.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class SplitModel(ViewRequest view, SplitRequest split, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    private const int Rows = 4;

    protected override string Heading => "拆分";

    [BindProperty]
    public List<string?> Titles { get; set; } = [];

    [BindProperty]
    public List<string?> Descriptions { get; set; } = [];

    /// <summary>As many rows as are filled in, and some empty ones.</summary>
    public IEnumerable<(string Title, string Description)> Matters =>
        Enumerable.Range(0, Math.Max(Rows, Titles.Count)).Select(i => (Titles.ElementAtOrDefault(i) ?? "", Descriptions.ElementAtOrDefault(i) ?? ""));

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>Two more rows; what was typed stays.</summary>
    public Task<IActionResult> OnPostMoreAsync()
    {
        Titles.AddRange(["", ""]);
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var matters = Matters.Where(matter => !string.IsNullOrWhiteSpace(matter.Title)).Select(matter => new SplitMatter(matter.Title.Trim(), matter.Description.Trim())).ToList();
        var result = await split.RunAsync(Caller, Key, matters, Cancellation);
        return await AfterAsync(result.Refusal, RequestPaths.Case(Id), nameof(Titles));
    }
}
