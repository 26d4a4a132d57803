using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>双公示页 — licences and penalties that were published, natural persons masked; 条例 20(5), 20(6).</summary>
[Public]
public sealed class CreditModel(PublicLedgers ledgers, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("行政许可和行政处罚公示")
    {
        CanonicalPath = IsPenalty ? "/credit?kind=penalties" : "/credit",
        Description = "行政许可决定和行政处罚决定的公示。",
        Column = new ColumnMeta("行政许可和行政处罚公示", "信息公开目录", "行政许可和行政处罚决定公示", "双公示,行政许可,行政处罚"),
    };

    public bool IsPenalty { get; private set; }

    public IReadOnlyList<Tab> Kinds { get; private set; } = [];

    public Filters Filters { get; private set; } = null!;

    public IReadOnlyList<PublicRecord> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? kind, string? q, string? year)
    {
        ModelState.Clear();
        IsPenalty = kind == "penalties";
        Kinds = [new Tab("行政许可", "/credit", !IsPenalty), new Tab("行政处罚", "/credit?kind=penalties", IsPenalty)];
        Filters = new Filters(Request,
        [
            new Filter("q", "文书号或事项") { IsWide = true },
            new Filter("year", "年度") { Choices = [.. Enumerable.Range(0, 5).Select(back => new Choice($"{clock.Today.Year - back}", $"{clock.Today.Year - back} 年"))] },
        ])
        {
            Kept = ["kind"],
        };
        var filter = new LedgerFilter(IsPenalty ? "penalties" : "licenses") { Text = q ?? "" };
        filter = LedgerFilter.YearIn(year) is { } wanted ? filter.InYear(wanted) : filter;
        (var total, Rows) = await ledgers.ListAsync(filter, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, ReadLedger.PageSize, total);
    }
}
