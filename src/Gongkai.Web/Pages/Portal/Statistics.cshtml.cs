using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>公开统计页 — how many items were published by column, month, kind and year, and which statutory columns have content; 条例 50.</summary>
[Public]
public sealed class StatisticsModel(ItemFigures figures, ChannelFigures channels, App.Portal.OrganDirectory organs, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("公开统计")
    {
        CanonicalPath = "/statistics",
        Description = "按渠道、栏目、月份、种类和年份统计主动公开的信息数量。",
        Column = new ColumnMeta("公开统计", "数据发布", "主动公开信息数量的统计", "公开统计,主动公开"),
        HasCharts = true,
    };

    public Filters Filters { get; private set; } = null!;

    public int Year { get; private set; }

    public int Total { get; private set; }

    public ChartTable Months { get; private set; } = null!;

    public ChartTable Years { get; private set; } = null!;

    public ChartTable Kinds { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Basis, IReadOnlyList<int> Months)> Columns { get; private set; } = [];

    /// <summary>Pieces by channel, in the order of the channels; within one by column or form.</summary>
    public IReadOnlyList<IGrouping<string, ChannelCount>> Channels { get; private set; } = [];

    public decimal AllChannels => Channels.Sum(channel => channel.Sum(count => count.Count));

    public int Statutory { get; private set; }

    public int Covered { get; private set; }

    public async Task OnGetAsync(int? year, Guid? organ)
    {
        ModelState.Clear();
        var cancellation = HttpContext.RequestAborted;
        Year = YearChoices.In(year) ?? clock.Today.Year;
        Filters = new Filters(Request,
        [
            new Filter("year", "年份") { Choices = YearChoices.To(clock.Today.Year), Standing = $"{Year}" },
            new Filter("organ", "机关") { Choices = await organs.ChoicesAsync(cancellation) },
        ]);
        var all = await figures.RunAsync(organ, null, cancellation);
        var counts = all.Where(count => count.Year == Year).ToList();
        Total = counts.Sum(count => count.Count);
        Months = new ChartTable($"{Year} 年各月", "条", ChartKind.Bar)
        {
            Category = "月份",
            Series = [$"{Year} 年", $"{Year - 1} 年"],
            Rows = [.. Enumerable.Range(1, 12).Select(month => new ChartRow($"{month} 月", [Ahead(Year, month) ? null : InMonth(counts, month), InMonth(all.Where(count => count.Year == Year - 1), month)]))],
        };
        Years = new ChartTable("各年", "条", ChartKind.Line)
        {
            Category = "年份",
            Series = ["信息"],
            Rows = [.. all.GroupBy(count => count.Year).OrderBy(group => group.Key).Select(group => new ChartRow($"{group.Key}", [group.Sum(count => count.Count)]))],
        };
        Kinds = new ChartTable($"{Year} 年各种类", "条", ChartKind.BarAcross)
        {
            Category = "种类",
            Series = ["信息"],
            Rows = [.. counts.GroupBy(count => count.Kind).OrderByDescending(group => group.Sum(count => count.Count)).Select(group => new ChartRow(ItemKinds.Of(group.Key).Name, [group.Sum(count => count.Count)]))],
        };
        var columns = await figures.ColumnsAsync(organ, cancellation);
        var parents = columns.Select(count => count.Column.ParentId).OfType<Guid>().ToHashSet();
        var leaves = columns.Where(count => !parents.Contains(count.Column.Id) && count.Column.Code != "request").ToList();
        Columns = [.. leaves.Select(leaf => (leaf.Column.Name, leaf.Column.Basis, InMonths(counts.Where(count => count.ColumnId == leaf.Column.Id))))];
        if (organ is null && counts.Where(count => leaves.All(leaf => leaf.Column.Id != count.ColumnId)).ToList() is { Count: > 0 } own)
        {
            Columns = [.. Columns, ("各机关自建的栏目", "", InMonths(own))];
        }

        Channels = [.. (await channels.RunAsync(organ, Year, counts, cancellation)).GroupBy(count => count.Channel)];
        var lawful = leaves.Where(leaf => leaf.Column.Basis.StartsWith("条例第二十条", StringComparison.Ordinal) || leaf.Column.Basis.StartsWith("条例第二十一条", StringComparison.Ordinal)).ToList();
        (Statutory, Covered) = (lawful.Count, lawful.Count(leaf => leaf.Count > 0));
    }

    private static int InMonth(IEnumerable<ItemCount> counts, int month) => counts.Where(count => count.Month == month).Sum(count => count.Count);

    /// <summary>The months that have begun; those ahead have no number, not nought.</summary>
    private IReadOnlyList<int> InMonths(IEnumerable<ItemCount> counts) => [.. Enumerable.Range(1, 12).Where(month => !Ahead(Year, month)).Select(month => InMonth(counts, month))];

    private bool Ahead(int year, int month) => new DateOnly(year, month, 1) > clock.Today;
}
