using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>来信列表 — letters of the own organ by state, those that wait longest first.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class IndexModel(FindLetters find, SiteClock clock) : DeskPage
{
    private const string Open = "open";

    public override PageMeta Meta => new("来信") { NavPath = "/desk/letters" };

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public DateOnly Today => clock.Today;

    /// <summary>Letters that reach the three months of the veto within two weeks, or have.</summary>
    public IReadOnlyList<LetterRow> Guarded { get; private set; } = [];

    public async Task OnGetAsync(string? tab, string? q, string? kind, string? source, string? year)
    {
        ModelState.Clear();
        var state = LetterCodes.States.Find(tab ?? "");
        var isAll = tab == "all";
        var counts = await find.CountsAsync(HttpContext.RequestAborted);
        var open = counts.Where(pair => pair.Key is not (LetterState.Answered or LetterState.Redirected)).Sum(pair => pair.Value);
        Tabs =
        [
            new Tab("全部未办结", "/desk/letters", state is null && !isAll, open),
            .. LetterCodes.States.Entries.Select(entry => new Tab(entry.Name, $"/desk/letters?tab={entry.Code}", state == entry, counts.GetValueOrDefault(entry.Member))),
            new Tab("全部", "/desk/letters?tab=all", isAll),
        ];
        Filters = new Filters(Request,
        [
            new Filter("q", "标题、编号或工单号") { IsWide = true },
            new Filter("kind", "类别") { Choices = [.. LetterCodes.Kinds.Entries.Select(entry => new Choice(entry.Code, entry.Name))] },
            new Filter("source", "来源") { Choices = [.. LetterCodes.Sources.Entries.Select(entry => new Choice(entry.Code, entry.Name))] },
            new Filter("rating", "评价") { Choices = [.. LetterCodes.Ratings.Entries.Select(entry => new Choice(entry.Code, entry.Name))] },
            new Filter("year", "年度") { Choices = [.. Enumerable.Range(0, 4).Select(back => new Choice($"{clock.Today.Year - back}", $"{clock.Today.Year - back} 年"))] },
        ])
        {
            Kept = ["tab", "from", "to", "unit"],
        };
        var filter = new LetterFilter(state?.Member, LetterCodes.Kinds.Find(kind ?? "")?.Member, LetterCodes.Sources.Find(source ?? "")?.Member)
        {
            Text = q ?? "",
            Year = LedgerFilter.YearIn(year),
            Rating = LetterCodes.Ratings.Find(Request.Query["rating"].ToString())?.Member,
            Unit = Request.Query["unit"].ToString(),
            Received = LedgerEntry.Date(Request.Query["from"].ToString()) is { } from && LedgerEntry.Date(Request.Query["to"].ToString()) is { } to ? (from, to) : null,
            OnlyOpen = state is null && !isAll && tab is null or Open,
        };
        Guarded = await find.GuardedAsync(clock.Today, HttpContext.RequestAborted);
        (var total, Rows) = await find.ListAsync(filter, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, FindLetters.PageSize, total);
    }
}
