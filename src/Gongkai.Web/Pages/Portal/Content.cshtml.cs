using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Publishing;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Portal;

/// <summary>法定主动公开内容页 — the tree with counts, and the items of a column, year and validity; 条例 20, 21, 24.</summary>
[Public]
public sealed class ContentModel(ItemFigures figures, App.Publications.ColumnTree columns, ColumnDuties duties, ListItems list, OrganDirectory organs, SiteThemes themes, SiteClock clock) : PortalPage
{
    private CatalogColumn? _column;

    public override PageMeta Meta => new(_column?.Name ?? "法定主动公开内容")
    {
        CanonicalPath = _column is null ? PortalPaths.Content : PortalItems.PathOf(_column),
        NavPath = PortalPaths.Content,
        Trail = _column is null ? [] : [new PageLink("法定主动公开内容", PortalPaths.Content)],
        Description = $"{Site.OrganName}{_column?.Name ?? "法定主动公开内容"}。",
        Column = new ColumnMeta(_column?.Name ?? "法定主动公开内容", "信息公开目录", _column?.Basis ?? "条例第十九条、第二十条、第二十一条", _column?.Name ?? "主动公开"),
    };

    public Gongkai.Web.Shared.ColumnTree Tree { get; private set; } = new([]);

    public Filters Filters { get; private set; } = null!;

    public ItemCard Items { get; private set; } = null!;

    public string? NextPath { get; private set; }

    /// <summary>Who answers for the column in the organ that was chosen or that owns it.</summary>
    public ColumnDutyView Duty { get; private set; } = ColumnDutyView.None;

    /// <summary>Basis, limits and owner of the column as the catalogue of disclosure states them.</summary>
    public IEnumerable<(string Name, string Text)> Terms => new[]
    {
        ("公开依据", _column?.Basis ?? ""),
        ("更新要求", Duty.Content.UpdateDays is { } days ? $"{days} 天" : _column is { Rhythm: not ColumnRhythm.WhenNeeded } ? ColumnFreshness.InChinese(_column.Rhythm) : ""),
        ("公开时限", Duty.Content.PublishDays is { } limit ? $"形成之日起 {limit} 个工作日" : ""),
        ("责任机构", Duty.Unit),
    }.Where(term => term.Item2.Length > 0);

    /// <summary>The filters as the data interface takes them.</summary>
    public string DataQuery { get; private set; } = "";

    public Guid? ColumnId => _column?.Id;

    public async Task<IActionResult> OnGetAsync(Guid? column, [FromQuery] ItemListQuery asked)
    {
        ModelState.Clear();
        var organ = asked.OrganId ?? (column is { } own ? await columns.OwnerAsync(own, HttpContext.RequestAborted) : null);
        var counts = await figures.ColumnsAsync(null, organ, HttpContext.RequestAborted);
        var found = counts.FirstOrDefault(count => column is { } id ? count.Column.Id == id : count.Column.Code == "statutory");
        if (column is not null && found is null)
        {
            return NotFound();
        }

        _column = column is null ? null : found!.Column;
        Duty = organ is { } whose && _column is not null ? (await duties.OfAsync(whose, HttpContext.RequestAborted)).GetValueOrDefault(_column.Id, ColumnDutyView.None) : ColumnDutyView.None;
        Tree = PortalItems.Tree(counts, column);
        Filters = new Filters(Request,
        [
            new Filter("year", "年份") { Choices = YearChoices.To(clock.Today.Year) },
            new Filter("kind", "种类") { Choices = ItemChoices.Kinds },
            new Filter("organId", "机关") { Choices = await organs.ChoicesAsync(HttpContext.RequestAborted) },
            new Filter("theme", "主题") { Choices = (await themes.ListAsync(HttpContext.RequestAborted)).ToChoices(asked.Theme) },
            new Filter("validity", "有效性") { Choices = [.. Enum.GetValues<Validity>().Select(one => new Choice(one.ToString(), Validities.InChinese(one)))] },
        ]);
        var page = await list.RunAsync(asked with { ColumnId = found?.Column.Id, PageSize = 20 }, HttpContext.RequestAborted);
        Items = new ItemCard(_column?.Name ?? "最新公开", PortalItems.Listed(page.Rows, clock.Today));
        DataQuery = QueryHelpers.AddQueryString("", new Dictionary<string, string?>
        {
            ["column"] = found?.Column.Id.ToString(),
            ["year"] = asked.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["kind"] = asked.Kind?.ToString(),
            ["organ"] = asked.OrganId?.ToString(),
            ["validity"] = asked.Validity?.ToString(),
            ["theme"] = asked.Theme,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
        NextPath = page.Next is { } next
            ? QueryHelpers.AddQueryString(Filters.Path, Request.Query.Where(pair => pair.Key != "before").Append(new("before", next.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            : null;
        return Page();
    }
}
