using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp.Html.Dom;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Browser.Tests.Site;

/// <summary>A page that somebody came to.</summary>
/// <param name="Who">Code of the role; <see cref="SiteWalk.Nobody"/> for who is not signed in.</param>
internal sealed record WalkedPage(string Who, string Path, string Route, IHtmlDocument Document, PageLinks Links)
{
    /// <summary>Pages of one kind: the route, and whether its optional part is there.</summary>
    internal string Kind => KindOf(Route, Path);

    /// <summary>Shows what the components look like; its buttons do nothing on purpose.</summary>
    internal bool IsSpecimen => Path.StartsWith("/design", StringComparison.Ordinal);

    internal string Label => $"{Who} {Path}";

    internal static string KindOf(string route, string path) => route.Contains('?', StringComparison.Ordinal) ? $"{route} {path.Split('?')[0].Count(c => c == '/')}" : route;
}

/// <summary>
/// Walks the site by its links, as nobody and as every role, from the plain routes on. Of pages that differ only in an id or in the
/// values of a query some are opened and looked through; every address they name is asked for all the same.
/// </summary>
internal sealed class SiteWalk
{
    internal const string Nobody = "nobody";
    private const int OpenedPerKind = 2;

    private readonly ConcurrentBag<WalkedPage> _pages = [];
    private readonly ConcurrentBag<string> _faults = [];
    private readonly ConcurrentDictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    /// <summary>In the order of the roles and of what was found first.</summary>
    internal IReadOnlyList<WalkedPage> Pages { get; private set; } = [];

    internal IReadOnlyDictionary<string, Visitor> Visitors => _visitors;

    internal IReadOnlyCollection<string> Faults => _faults;

    internal static IEnumerable<string> Everybody => RoleTable.Roles.Select(role => role.Code).Prepend(Nobody);

    /// <summary>Whether a route is a page for people, that can be opened by asking for it.</summary>
    internal static bool IsPage(RouteEntry route) =>
        route.Methods.Count == 0 && !route.Pattern.StartsWith("/health/", StringComparison.Ordinal) && !IsSecondName(route.Pattern);

    internal static async Task<SiteWalk> OfAsync(SampleCity city, int organNumber)
    {
        var walk = new SiteWalk();
        await Parallel.ForEachAsync(Everybody, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (who, _) =>
        {
            walk._visitors[who] = who == Nobody ? city.Nobody() : await city.SignedInAsync($"{who}-{organNumber}");
            await walk.WalkAsync(city, who);
        });
        var order = Everybody.ToList();
        walk.Pages = [.. walk._pages.OrderBy(page => order.IndexOf(page.Who)).ThenBy(page => page.Route, StringComparer.Ordinal).ThenByDescending(page => page.Document.All.Length)];
        return walk;
    }

    // Who is signed in is led through the desk alone; the portal is the same for everybody.
    private async Task WalkAsync(SampleCity city, string who)
    {
        var visitor = _visitors[who];
        var starts = who == Nobody ? city.Routes.Where(route => route is { IsPlain: true, Policy: RouteEntry.Public } && IsPage(route)).Select(route => route.Pattern) : ["/desk"];
        var waiting = new Queue<string>(starts);
        var known = new HashSet<string>(waiting, StringComparer.Ordinal);
        var opened = new Dictionary<string, int>(StringComparer.Ordinal);
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var path))
        {
            var answer = answers[path] = await visitor.GetAsync(path);
            if (answer.Status != Expected(path) && answer.Status >= 400)
            {
                _faults.Add($"{who}: {path} is a dead link ({answer.Status})");
            }
            else if (answer.RedirectsTo is { } target)
            {
                Add(target);
            }
            else if (answer.Document is { } document && Count(opened, $"{WalkedPage.KindOf(answer.Route, path)} {Keys(path)}") <= OpenedPerKind)
            {
                var links = new PageLinks(document, city.Address, path);
                _pages.Add(new WalkedPage(who, path, answer.Route, document, links));
                foreach (var address in links.Addresses)
                {
                    Add(address);
                }
            }
            else if (answer.Document is null && answer.Length == 0)
            {
                _faults.Add($"{who}: {path} is empty");
            }
        }

        foreach (var (address, id) in _pages.Where(page => page.Who == who).SelectMany(page => page.Links.Places).Distinct())
        {
            if (answers.TryGetValue(address, out var answer) && answer.Document?.GetElementById(id) is null)
            {
                _faults.Add($"{who}: no such place {address}#{id}");
            }
        }

        void Add(string address)
        {
            if ((who == Nobody || address.StartsWith("/desk", StringComparison.Ordinal)) && known.Add(address))
            {
                waiting.Enqueue(address);
            }
        }
    }

    // Razor Pages answer to /desk and to /desk/index.
    private static bool IsSecondName(string pattern) => pattern.EndsWith("/index", StringComparison.Ordinal);

    /// <summary>The page of an error answers with the error that it shows.</summary>
    internal static int Expected(string path) => path.StartsWith("/error/", StringComparison.Ordinal) ? int.Parse(path["/error/".Length..], CultureInfo.InvariantCulture) : 200;

    private static int Count(Dictionary<string, int> opened, string kind) => opened[kind] = opened.GetValueOrDefault(kind) + 1;

    private static string Keys(string path) =>
        path.Split('?') is [_, var query] ? string.Join(',', query.Split('&').Select(field => field.Split('=')[0]).Order(StringComparer.Ordinal)) : "";
}
