namespace Gongkai.Browser.Tests.Site;

/// <summary>Says before asking which route an address belongs to, so that a walk can take few of each.</summary>
internal sealed class RouteFinder(IEnumerable<string> patterns)
{
    private readonly List<string[]> _routes = [.. patterns.Distinct(StringComparer.Ordinal).Select(Segments).OrderBy(route => route.Count(IsParameter))];

    /// <summary>The route with the words that its parameters have here; two addresses that differ in an id or a number are of one kind.</summary>
    internal string KindOf(string address)
    {
        var path = Segments(address.Split('?')[0]);
        var route = _routes.FirstOrDefault(route => Fits(route, path));
        return route is null ? $"/{string.Join('/', path.Select(Named))}" : $"/{string.Join('/', route.Take(path.Length).Select((part, at) => IsParameter(part) ? Named(path[at]) : part))}";
    }

    /// <summary>Pattern of the route; null for an address that no route serves.</summary>
    internal string? RouteOf(string address) => _routes.FirstOrDefault(route => Fits(route, Segments(address.Split('?')[0]))) is { } found ? $"/{string.Join('/', found)}" : null;

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool Fits(string[] route, string[] path) =>
        path.Length <= route.Length
        && route.Skip(path.Length).All(part => part.EndsWith("?}", StringComparison.Ordinal))
        && route.Zip(path).All(pair => IsParameter(pair.First) ? Admits(pair.First, pair.Second) : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    private static bool Admits(string parameter, string value) =>
        parameter.Contains(":guid", StringComparison.Ordinal) ? Guid.TryParse(value, out _)
        : !parameter.Contains(":int", StringComparison.Ordinal) || int.TryParse(value, out _);

    private static bool IsParameter(string segment) => segment.Contains('{', StringComparison.Ordinal);

    private static string Named(string value) => value.Any(char.IsAsciiDigit) ? "*" : value;
}
