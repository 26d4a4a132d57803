namespace Gongkai.Browser.Tests.Site;

/// <summary>A list of faults that has to be empty; the message names all of them, not the first.</summary>
internal static class Faults
{
    internal static void None(IEnumerable<string> faults)
    {
        var found = faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
