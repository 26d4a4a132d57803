using System.Buffers;
using System.Globalization;
using System.Text;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>脚本 — a JavaScript file whose string literals carry the report: an assignment, a callback, an object without quotes.</summary>
internal static class ScriptSource
{
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"'`");

    /// <summary>True where a text begins as a statement of JavaScript: a name that is assigned or called, or an object.</summary>
    public static bool LooksLikeScript(string text)
    {
        var rest = text.AsSpan().TrimStart();
        rest = rest.TrimStart("(;!/*").TrimStart();
        if (rest.StartsWith("{") || rest.StartsWith("[{"))
        {
            return rest.Contains(':') && rest.ContainsAny(s_quotes);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["var ", "let ", "const ", "export default ", "return "])
        {
            if (rest.StartsWith(keyword, StringComparison.Ordinal))
            {
                rest = rest[keyword.Length..].TrimStart();
                return rest.Length > 0 && (char.IsAsciiLetter(rest[0]) || rest[0] is '_' or '$' or '{' or '[');
            }
        }

        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '$' or '.'))
        {
            length++;
        }

        rest = length == 0 ? [] : rest[length..].TrimStart();
        return rest.Length > 1 && rest[0] is '=' or '(' && rest[1..].TrimStart() is [ '"' or '\'' or '`' or '{' or '[', ..];
    }

    /// <summary>Reads the literals; literals joined by plus signs are one text.</summary>
    public static Result<SourceDocument> Read(string script, SourceLimits limits)
    {
        var report = new EmbeddedReport(limits);
        var joined = new StringBuilder();
        var isOpen = false;
        var at = 0;
        while (at < script.Length)
        {
            var offset = script.AsSpan(at).IndexOfAny(s_quotes);
            if (offset < 0)
            {
                break;
            }

            if (isOpen && script.AsSpan(at, offset).Trim() is not "+")
            {
                report.Add(joined.ToString());
                joined.Clear();
            }

            at = ReadLiteral(script, at + offset, joined);
            isOpen = true;
        }

        report.Add(joined.ToString());
        return report.Read(SourceKind.Html);
    }

    private static int ReadLiteral(string script, int start, StringBuilder text)
    {
        var quote = script[start];
        var at = start + 1;
        while (at < script.Length && script[at] != quote)
        {
            if (script[at] != '\\' || at + 1 == script.Length)
            {
                text.Append(script[at++]);
                continue;
            }

            at = AppendEscape(script, at + 1, text);
        }

        return at + 1;
    }

    private static int AppendEscape(string script, int at, StringBuilder text)
    {
        var digits = script[at] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && at + digits < script.Length
            && ushort.TryParse(script.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            return at + 1 + digits;
        }

        switch (script[at])
        {
            case 'n':
                text.Append('\n');
                break;
            case 'r':
                text.Append('\r');
                break;
            case 't':
                text.Append('\t');
                break;
            case '\n' or '\r':
                break;
            case var plain:
                text.Append(plain);
                break;
        }

        return at + 1;
    }
}
