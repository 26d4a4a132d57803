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
    internal string Kind => Route.Contains('?', StringComparison.Ordinal) ? $"{Route} {Path.Split('?')[0].Count(c => c == '/')}" : Route;

    /// <summary>Shows what the components look like; its buttons do nothing on purpose.</summary>
    internal bool IsSpecimen => Path.StartsWith("/design", StringComparison.Ordinal);

    internal string Label => $"{Who} {Path}";
}

/// <summary>Walks the site by its links, as nobody and as every role, from the plain routes on; of each kind of page it takes a few.</summary>
internal sealed class SiteWalk
{
    internal const string Nobody = "nobody";
    private const int MostWidenings = 4;

    private readonly ConcurrentBag<WalkedPage> _pages = [];
    private readonly ConcurrentBag<string> _faults = [];
    private readonly ConcurrentDictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reached = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>In the order of the roles and of what was found first.</summary>
    internal IReadOnlyList<WalkedPage> Pages { get; private set; } = [];

    /// <summary>How many addresses were asked for.</summary>
    internal int Asked => _asked;

    internal IReadOnlyDictionary<string, Visitor> Visitors => _visitors;

    internal IReadOnlyCollection<string> Faults => _faults;

    internal static IEnumerable<string> Everybody => RoleTable.Roles.Select(role => role.Code).Prepend(Nobody);

    /// <summary>Whether a route is a page for people, that can be opened by asking for it.</summary>
    internal static bool IsPage(RouteEntry route) =>
        route.Methods.Count == 0 && !route.Pattern.StartsWith("/health/", StringComparison.Ordinal) && !IsSecondName(route.Pattern);

    /// <param name="unlinked">Routes that no link leads to; the walk does not go wider for them.</param>
    internal static async Task<SiteWalk> OfAsync(SampleCity city, int organNumber, IEnumerable<string> unlinked)
    {
        var walk = new SiteWalk();
        var examples = await city.ExamplesAsync(organNumber);
        var wanted = city.Routes.Where(IsPage).Select(route => route.Pattern).Except(unlinked, StringComparer.Ordinal).ToList();
        await Parallel.ForEachAsync(Everybody, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (who, _) =>
        {
            walk._visitors[who] = who == Nobody ? city.Nobody() : await city.SignedInAsync($"{who}-{organNumber}");
            await walk.WalkAsync(city, who, wanted, examples);
        });
        var order = Everybody.ToList();
        walk.Pages = [.. walk._pages.OrderBy(page => order.IndexOf(page.Who)).ThenBy(page => page.Route, StringComparer.Ordinal).ThenByDescending(page => page.Document.All.Length)];
        return walk;
    }

    // Who is signed in is led through the desk alone; the portal is the same for everybody.
    private async Task WalkAsync(SampleCity city, string who, List<string> wanted, IReadOnlyList<string> examples)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var role = RoleTable.Find(who);
        var frontier = new Frontier(city.Finder, _seen);
        if (who == Nobody)
        {
            Offer(await _visitors[who].OpenRequestAsync());
            Offer(city.Routes.Where(route => route is { IsPlain: true, Policy: RouteEntry.Public } && IsPage(route)).Select(route => route.Pattern).Except(UnlinkedPages.NeedQuery, StringComparer.Ordinal));
        }

        Offer(examples.Where(address => RolePolicies.May(role, city.PolicyOf(address))).Prepend(who == Nobody ? "/" : "/desk"));
        for (var widened = 0; widened <= MostWidenings; widened++)
        {
            while (frontier.TryTake(out var path))
            {
                Offer(await AskAsync(city, who, path, answers));
            }

            // Pages of rare states hang on records that the first few were not.
            if (!wanted.Exists(route => !_reached.ContainsKey(route) && IsDesk(route) == (who != Nobody) && RolePolicies.May(role, city.PolicyOf(route))))
            {
                break;
            }

            frontier.Widen();
        }

        foreach (var (address, id) in _pages.Where(page => page.Who == who).SelectMany(page => page.Links.Places).Distinct())
        {
            if (answers.TryGetValue(address, out var answer) && answer is { Status: 200 } && answer.Document?.GetElementById(id) is null)
            {
                _faults.Add($"{who}: no such place {address}#{id}");
            }
        }

        void Offer(IEnumerable<string> addresses)
        {
            foreach (var address in addresses.Where(address => who == Nobody || IsDesk(address)))
            {
                frontier.Offer(address);
            }
        }
    }

    /// <summary>Asks for an address, notes what is wrong with the answer, and returns where it leads.</summary>
    private async Task<IEnumerable<string>> AskAsync(SampleCity city, string who, string path, Dictionary<string, Answer> answers)
    {
        var answer = answers[path] = await _visitors[who].GetAsync(path);
        Interlocked.Increment(ref _asked);
        if (answer.Status != Expected(path) && answer.Status >= 400)
        {
            _faults.Add($"{who}: {path} is a dead link ({answer.Status})");
            return [];
        }

        if (answer.RedirectsTo is { } target)
        {
            return [target];
        }

        _reached[answer.Route] = true;
        if (answer.Document is not { } document)
        {
            if (answer.Length == 0)
            {
                _faults.Add($"{who}: {path} is empty");
            }

            return [];
        }

        var links = new PageLinks(document, city.Address, path);
        _pages.Add(new WalkedPage(who, path, answer.Route, document, links));
        return links.Addresses;
    }

    private static bool IsDesk(string path) => path == "/desk" || path.StartsWith("/desk/", StringComparison.Ordinal) || path.StartsWith("/desk?", StringComparison.Ordinal);

    // Razor Pages answer to /desk and to /desk/index.
    private static bool IsSecondName(string pattern) => pattern.EndsWith("/index", StringComparison.Ordinal);

    /// <summary>The page of an error answers with the error that it shows.</summary>
    internal static int Expected(string path) => path.StartsWith("/error/", StringComparison.Ordinal) ? int.Parse(path["/error/".Length..], CultureInfo.InvariantCulture) : 200;
}
