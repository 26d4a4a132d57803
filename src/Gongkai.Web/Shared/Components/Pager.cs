using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web.Shared.Components;

/// <summary>分页 — plain links with the total; everything else in the address stays as it is.</summary>
/// <param name="Page">First page is 1.</param>
/// <param name="Size">Rows on a page.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Request">The address of this page, whose other parameters are kept.</param>
public sealed record Pager(int Page, int Size, long Total, HttpRequest Request)
{
    private const string Parameter = "page";
    private static readonly object s_longest = new();

    /// <summary>No list is longer; a row's place still fits a number.</summary>
    private const int Furthest = 1_000_000;

    /// <summary>Reads the page from the address; nonsense is the first page, too far is the last.</summary>
    public static Pager Of(HttpRequest request, int size, long total)
    {
        var last = (int)Math.Clamp((total + size - 1) / size, 1, int.MaxValue);
        var pager = new Pager(Math.Clamp(PageIn(request), 1, last), size, total, request);

        // Two lists of one page share the parameter: the longer one says where it ends.
        if (request.HttpContext.Items[s_longest] is not Pager longest || longest.Pages < pager.Pages)
        {
            request.HttpContext.Items[s_longest] = pager;
        }

        return pager;
    }

    /// <summary>The address of the last page, where one beyond it was asked for; null otherwise.</summary>
    public static string? LastInstead(HttpContext context) => context.Items[s_longest] is Pager longest && PageIn(longest.Request) > longest.Pages ? longest.Path(longest.Pages) : null;

    public static int PageIn(HttpRequest request) =>
        int.TryParse(request.Query[Parameter], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? Math.Min(page, Furthest) : 1;

    public int Pages => (int)Math.Clamp((Total + Size - 1) / Size, 1, int.MaxValue);

    public int Skip => (Page - 1) * Size;

    public long From => Total == 0 ? 0 : Skip + 1;

    public long To => Math.Min((long)Skip + Size, Total);

    public string? PreviousPath => Page > 1 ? Path(Page - 1) : null;

    public string? NextPath => Page < Pages ? Path(Page + 1) : null;

    /// <summary>First, last and the neighbours; null stands for a gap.</summary>
    public IEnumerable<int?> Links
    {
        get
        {
            var shown = new SortedSet<int> { 1, Pages };
            for (var page = Math.Max(1, Page - 2); page <= Math.Min(Pages, Page + 2); page++)
            {
                shown.Add(page);
            }

            var before = 0;
            foreach (var page in shown)
            {
                if (page - before > 1)
                {
                    yield return page - before == 2 ? page - 1 : null;
                }

                yield return page;
                before = page;
            }
        }
    }

    public string Path(int page)
    {
        var others = Request.Query.Where(pair => pair.Key != Parameter);
        IEnumerable<KeyValuePair<string, StringValues>> all = page == 1 ? others : others.Append(new(Parameter, page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Request.PathBase + Request.Path, all);
    }
}
