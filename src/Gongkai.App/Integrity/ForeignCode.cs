using System.Buffers;

namespace Gongkai.App.Integrity;

/// <summary>外来代码 — finds in a served page what would run or load from another host: scripts, frames, objects, a changed base address.</summary>
internal static class ForeignCode
{
    private static readonly SearchValues<char> s_hostEnds = SearchValues.Create("/\"'?#: >");

    private static readonly string[] s_tags = ["script", "iframe", "frame", "object", "embed", "base"];

    /// <param name="own">Host of the site.</param>
    /// <returns>The beginning of the first foreign tag; null where there is none.</returns>
    internal static string? In(string html, string own)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at < html.Length - 1; at = html.IndexOf('<', at + 1))
        {
            var rest = html.AsSpan(at + 1);
            foreach (var tag in s_tags)
            {
                if (rest.Length > tag.Length && rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(rest[tag.Length]))
                {
                    var end = rest.IndexOf('>');
                    var whole = end < 0 ? rest : rest[..end];
                    if (IsForeign(whole, tag, own))
                    {
                        return $"<{whole[..Math.Min(whole.Length, 80)]}";
                    }
                }
            }
        }

        return null;
    }

    // The site's own pages have no script between tags, but data that search engines read.
    private static bool IsForeign(ReadOnlySpan<char> tag, string name, string own)
    {
        var address = Address(tag, name == "object" ? "data=" : name == "base" ? "href=" : "src=");
        return address.IsEmpty ? name == "script" && !tag.Contains("application/ld+json", StringComparison.Ordinal) && !tag.Contains("application/json", StringComparison.Ordinal)
            : Host(address) is { IsEmpty: false } host && !host.Equals(own, StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : tag[(at + attribute.Length)..].TrimStart("\"' ");
    }

    // What begins with a slash alone is of this site.
    private static ReadOnlySpan<char> Host(ReadOnlySpan<char> address)
    {
        var from = address.StartsWith("//", StringComparison.Ordinal) ? 2 : address.IndexOf("://", StringComparison.Ordinal) is > 0 and < 10 and var scheme ? scheme + 3 : -1;
        if (from < 0)
        {
            return address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ? address[..5] : [];
        }

        var rest = address[from..];
        var end = rest.IndexOfAny(s_hostEnds);
        return end < 0 ? rest : rest[..end];
    }
}
