using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>来信统计页 — by kind, unit, month and source, with shares in time and satisfaction.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class FiguresModel(LetterFigures figures, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("来信统计") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<(string Heading, IReadOnlyList<LetterFigure> Rows)> Tables { get; private set; } = [];

    /// <summary>Answers that no share counts, and the year without holiday notice.</summary>
    public (int Letters, int? Year) Uncounted { get; private set; }

    public async Task OnGetAsync(string? year)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/letters/figures?year={one}", one == Year))];
        var all = await figures.RunAsync(Year, HttpContext.RequestAborted);
        Uncounted = (all.All.Uncounted, all.MissingYear);
        Tables = [("按类别", [.. all.ByKind, all.All]), ("按处室", all.ByUnit), ("按来源", all.BySource), ("按满意度", all.ByRating), ("按收到的月份", all.ByMonth)];
    }
}
