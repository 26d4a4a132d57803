using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.Domain.Publications;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Portal;

/// <summary>检索页 — finds public items by words of title, numbers and text; counts narrow the answer; 条例 24.</summary>
[Public]
[EnableRateLimiting(RateLimits.Search)]
public sealed class SearchModel(SearchItems search, App.Publications.ColumnTree columns, SiteThemes themes, SiteClock clock) : PortalPage
{
    private const int PageSize = 20;
    private const int MostOfFacet = 10;

    public override PageMeta Meta => new(Words.Length > 0 ? $"检索：{Words}" : "检索") { NavPath = PortalPaths.Content };

    public string Words { get; private set; } = "";

    public SearchResult Result { get; private set; } = SearchResult.Nothing;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<(string Heading, IReadOnlyList<PageLink> Links)> Facets { get; private set; } = [];

    /// <summary>What the search is narrowed by; each link leaves one out.</summary>
    public IReadOnlyList<PageLink> Chosen { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(string? q, Guid? column, int? year, Validity? validity, string? theme, bool newest)
    {
        ModelState.Clear();
        Words = (q ?? "").Trim();
        var query = new SearchQuery(Words) { ColumnId = column, Year = year, Validity = validity, Theme = theme ?? "", NewestFirst = newest, Page = Pager.PageIn(Request), PageSize = PageSize };
        Result = Words.Length == 0 ? SearchResult.Nothing : await search.RunAsync(query, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, Result.Total);
        var names = await columns.NamesAsync([.. Result.Facets.Columns.Take(MostOfFacet).Select(facet => facet.Value), .. column is { } asked ? [asked] : (Guid[])[]], HttpContext.RequestAborted);
        var subjects = Result.Facets.Themes.Count == 0 && string.IsNullOrEmpty(theme) ? ThemeList.Shipped : await themes.ListAsync(HttpContext.RequestAborted);
        Chosen =
        [
            .. column is { } chosen ? [Without("column", names.GetValueOrDefault(chosen, "其他栏目"))] : (PageLink[])[],
            .. string.IsNullOrEmpty(theme) ? [] : (PageLink[])[Without("theme", subjects.Find(theme)?.Name ?? "其他主题")],
            .. year is { } of ? [Without("year", $"{of} 年")] : (PageLink[])[],
            .. validity is { } state ? [Without("validity", Validities.InChinese(state))] : (PageLink[])[],
        ];
        Facets =
        [
            ("栏目", [.. Result.Facets.Columns.Take(MostOfFacet).Select(facet => Link("column", facet.Value.ToString(), names.GetValueOrDefault(facet.Value, "其他"), facet.Count))]),
            ("主题", [.. Result.Facets.Themes.Take(MostOfFacet).Select(facet => Link("theme", facet.Value, subjects.Find(facet.Value)?.Name ?? "其他", facet.Count))]),
            ("年份", [.. Result.Facets.Years.Take(MostOfFacet).Select(facet => Link("year", $"{facet.Value}", $"{facet.Value} 年", facet.Count))]),
            ("有效性", [.. Result.Facets.Validities.Select(facet => Link("validity", $"{facet.Value}", Validities.InChinese(facet.Value), facet.Count))]),
        ];
    }

    private PageLink Without(string name, string text) => new(text, QueryHelpers.AddQueryString(PortalPaths.Search, Request.Query.Where(pair => pair.Key != name && pair.Key != "page")));

    private PageLink Link(string name, string value, string text, int count) => new(
        $"{text}（{count}）",
        QueryHelpers.AddQueryString(PortalPaths.Search, Request.Query.Where(pair => pair.Key != name && pair.Key != "page").Append(new(name, value))));
}
