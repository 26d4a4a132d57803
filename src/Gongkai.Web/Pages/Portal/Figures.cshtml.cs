using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal;

/// <summary>公开统计页 — the public metrics of the site or of one organ in a year, each with its definition.</summary>
[Public]
[EnableRateLimiting(RateLimits.Search)]
public sealed class FiguresModel(PublicLedgers ledgers, KeptFigures kept, PublicLetters letters, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("工作数据")
    {
        CanonicalPath = "/figures",
        Description = "政府信息公开、来信、建议提案、许可处罚和新媒体的统计数字及口径。",
        Column = new ColumnMeta("公开统计", "数据发布", "政府信息公开统计数字", "统计,政府信息公开"),
    };

    public int Year { get; private set; }

    public Filters Filters { get; private set; } = null!;

    public CountedFigures Counted { get; private set; } = null!;

    public async Task OnGetAsync(string? year, Guid? organ)
    {
        ModelState.Clear();
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        var organs = await letters.OrgansAsync(HttpContext.RequestAborted);
        Filters = new Filters(Request,
        [
            new Filter("year", "年度") { Choices = [.. Enumerable.Range(0, 5).Select(back => new Choice($"{clock.Today.Year - back}", $"{clock.Today.Year - back} 年"))], Standing = $"{Year}" },
            new Filter("organ", "机关") { Choices = [.. organs.Select(one => new Choice(one.Id.ToString(), one.Name))] },
        ]);
        var whose = organs.Any(one => one.Id == organ) ? organ : null;
        Counted = await kept.ReadAsync((whose, Year), () => ledgers.FiguresAsync(whose, Year, _ => true));
    }
}
