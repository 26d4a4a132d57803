using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Browser.Tests.Site;

/// <summary>
/// Addresses still to be asked for: few of a route, and one for each word and each field of a query, because lists of a year of cases
/// name thousands. The rest is kept for pages that are reached by nothing else.
/// </summary>
/// <param name="seen">Kinds of addresses that anybody has asked for.</param>
internal sealed class Frontier(RouteFinder routes, ConcurrentDictionary<string, bool> seen)
{
    private const int PlainPerRoute = 2;
    private const int MostPerRoute = 12;

    private readonly Queue<string> _waiting = new();
    private readonly Dictionary<string, Queue<string>> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    internal void Offer(string address)
    {
        if (!_known.Add(address))
        {
            return;
        }

        var (route, kind) = (routes.RouteOf(address) ?? address.Split('?')[0], routes.KindOf(address));
        var taken = _taken.GetValueOrDefault(route);
        // Whoever comes later need not ask again for each word that a parameter can have, nor for each field of a query.
        var isNews = seen.TryAdd(kind, true) | (address.Split('?') is [_, var query] && seen.TryAdd($"{kind}?{Names(query)}", true));
        if (taken < PlainPerRoute || isNews && taken < MostPerRoute)
        {
            _taken[route] = taken + 1;
            _waiting.Enqueue(address);
        }
        else if (_kept.TryGetValue(kind, out var kept))
        {
            kept.Enqueue(address);
        }
        else
        {
            _kept[kind] = new Queue<string>([address]);
        }
    }

    internal bool TryTake([NotNullWhen(true)] out string? address) => _waiting.TryDequeue(out address);

    /// <summary>One more of each kind that there were too many of.</summary>
    internal void Widen()
    {
        foreach (var kept in _kept.Values)
        {
            if (kept.TryDequeue(out var address))
            {
                _waiting.Enqueue(address);
            }
        }
    }

    private static string Names(string query) => string.Join(',', query.Split('&').Select(field => field.Split('=')[0]).Order(StringComparer.Ordinal));
}
