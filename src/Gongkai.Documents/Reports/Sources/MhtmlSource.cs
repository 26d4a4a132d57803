using System.Text;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>单文件网页 — the first HTML part of an MHTML file, its transfer encoding undone.</summary>
internal static class MhtmlSource
{
    public static bool LooksLikeMhtml(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 2048)]);
        return head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && head.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase)
            && !head.TrimStart().StartsWith('<');
    }

    public static Result<SourceDocument> Read(ReadOnlySpan<byte> content, SourceLimits limits)
    {
        // One character a byte: the part has an encoding of its own.
        var message = Encoding.Latin1.GetString(content);
        var type = message.IndexOf("text/html", StringComparison.OrdinalIgnoreCase);
        var bodyStart = type < 0 ? -1 : EndOfHeaders(message, type);
        if (bodyStart < 0)
        {
            return SourceRefusals.NoText;
        }

        var headersStart = Math.Max(0, message.LastIndexOf("\n--", type, StringComparison.Ordinal));
        var headers = message.AsSpan(headersStart, bodyStart - headersStart);
        var boundary = BoundaryOf(message);
        var bodyEnd = boundary is null ? -1 : message.IndexOf(boundary, bodyStart, StringComparison.Ordinal);
        var body = message.AsSpan(bodyStart, (bodyEnd < 0 ? message.Length : bodyEnd) - bodyStart);
        var bytes = headers.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? DecodeQuotedPrintable(body)
            : headers.Contains("base64", StringComparison.OrdinalIgnoreCase) ? DecodeBase64(body)
            : Encoding.Latin1.GetBytes(body.ToString());
        if (bytes is null)
        {
            return SourceRefusals.BrokenPackage;
        }

        var decoded = TextDecoding.Decode(bytes);
        return decoded.TryGet(out var html) ? HtmlSource.Read(html, limits) : decoded.Refusal!;
    }

    private static int EndOfHeaders(string message, int from)
    {
        var unix = message.IndexOf("\n\n", from, StringComparison.Ordinal);
        var windows = message.IndexOf("\r\n\r\n", from, StringComparison.Ordinal);
        return windows >= 0 && (unix < 0 || windows < unix) ? windows + 4 : unix < 0 ? -1 : unix + 2;
    }

    private static string? BoundaryOf(string message)
    {
        var at = message.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var rest = message.AsSpan(at + 9, Math.Min(message.Length - at - 9, 200));
        var end = rest[..1] is "\"" ? rest[1..].IndexOf('"') + 1 : rest.IndexOfAny("\r\n;");
        var name = end <= 0 ? "" : rest[..end].Trim('"').ToString();
        return name.Length == 0 ? null : "--" + name;
    }

    private static byte[] DecodeQuotedPrintable(ReadOnlySpan<char> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var index = 0; index < body.Length; index++)
        {
            if (body[index] != '=')
            {
                bytes.Add((byte)body[index]);
            }
            else if (index + 2 < body.Length && char.IsAsciiHexDigit(body[index + 1]) && char.IsAsciiHexDigit(body[index + 2]))
            {
                bytes.Add(Convert.FromHexString(body.Slice(index + 1, 2))[0]);
                index += 2;
            }
            else if (index + 1 < body.Length && body[index + 1] is '\r' or '\n')
            {
                index += body[index + 1] == '\r' && index + 2 < body.Length && body[index + 2] == '\n' ? 2 : 1;
            }
        }

        return [.. bytes];
    }

    private static byte[]? DecodeBase64(ReadOnlySpan<char> body)
    {
        var buffer = new byte[body.Length];
        return Convert.TryFromBase64Chars(body, buffer, out var written) ? buffer[..written] : null;
    }
}
