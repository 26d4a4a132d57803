namespace Gongkai.Documents.Items;

/// <summary>链接规则 — which addresses a link and a picture may have.</summary>
internal static class LinkRules
{
    private static readonly string[] s_schemes = ["http", "https", "mailto", "tel"];

    /// <summary>The address as it may stand in a page; null where the link has to go.</summary>
    internal static string? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Browsers skip what cannot be seen inside an address, so a scheme is looked for without it.
        var plain = string.Concat(text.Where(c => c > ' ' && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format && !char.IsWhiteSpace(c)));
        if (plain.Length is 0 or > 2000 || plain.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        if (plain[0] is '#' || (plain[0] == '/' && !plain.StartsWith("//", StringComparison.Ordinal)))
        {
            return plain;
        }

        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && s_schemes.Contains(plain[..colon].ToLowerInvariant()) ? plain : null;
    }

    /// <summary>The stored file that a picture's address names; null where it is any other address.</summary>
    internal static Guid? FileId(string? address) =>
        address is not null && address.StartsWith(ItemHtml.FilePrefix, StringComparison.Ordinal) && Guid.TryParseExact(address[ItemHtml.FilePrefix.Length..], "D", out var id) ? id : null;
}
