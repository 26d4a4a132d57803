using System.Globalization;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Portal;

/// <summary>政策文件库页 — every document of the site with its validity, by organ, year and kind, and as data; 国办发〔2018〕37号.</summary>
[Public]
public sealed class LibraryModel(ListItems list, OrganDirectory organs, SiteThemes themes, SiteClock clock) : PortalPage
{
    private const int RowsOfPage = 50;

    private static readonly ItemKind[] s_kinds = [.. ItemKinds.All.Where(entry => entry.HasValidity).Select(entry => entry.Kind)];

    public override PageMeta Meta => new("政策文件库")
    {
        CanonicalPath = PortalPaths.Library,
        NavPath = PortalPaths.Content,
        Trail = [new PageLink("法定主动公开内容", PortalPaths.Content)],
        Description = $"{Site.OrganName}的规章、行政规范性文件和其他文件，注明有效性。",
        Column = new ColumnMeta("政策文件库", "政策文件", "规章、行政规范性文件和其他文件", "规章,规范性文件,有效性"),
    };

    public Filters Filters { get; private set; } = null!;

    public IReadOnlyList<ItemRow> Rows { get; private set; } = [];

    public string? NextPath { get; private set; }

    public string DataQuery { get; private set; } = "";

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(int? year, ItemKind? kind, Guid? organId, Validity? validity, string? theme, long? before)
    {
        ModelState.Clear();
        Filters = new Filters(Request,
        [
            new Filter("kind", "种类") { Choices = [.. s_kinds.Select(one => new Choice(one.ToString(), ItemKinds.Of(one).Name))] },
            new Filter("validity", "有效性") { Choices = [.. Enum.GetValues<Validity>().Select(one => new Choice(one.ToString(), Validities.InChinese(one)))] },
            new Filter("theme", "主题") { Choices = (await themes.ListAsync(HttpContext.RequestAborted)).ToChoices(theme) },
            new Filter("year", "年份") { Choices = YearChoices.To(clock.Today.Year) },
            new Filter("organId", "机关") { Choices = await organs.ChoicesAsync(HttpContext.RequestAborted) },
        ]);
        var asked = new ItemListQuery { Year = year, Kind = kind is { } one && s_kinds.Contains(one) ? one : null, OrganId = organId, Validity = validity, Theme = theme, Before = before, HasValidity = true, PageSize = RowsOfPage };
        var page = await list.RunAsync(asked, HttpContext.RequestAborted);
        Rows = page.Rows;
        DataQuery = QueryHelpers.AddQueryString("", new Dictionary<string, string?>
        {
            ["documents"] = "true",
            ["kind"] = asked.Kind?.ToString(),
            ["validity"] = validity?.ToString(),
            ["year"] = year?.ToString(CultureInfo.InvariantCulture),
            ["organ"] = organId?.ToString(),
            ["theme"] = theme,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
        NextPath = page.Next is { } next
            ? QueryHelpers.AddQueryString(PortalPaths.Library, Request.Query.Where(pair => pair.Key != "before").Append(new("before", next.ToString(CultureInfo.InvariantCulture))))
            : null;
    }
}
