using System.Text.Json;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>JSON 数据 — the answer of a site interface whose strings carry the report as HTML or text.</summary>
public static class JsonSource
{
    private const int MostNestedStrings = 3;

    private static readonly string[] s_titleNames = ["title", "docTitle", "doctitle", "contentTitle", "name", "subject"];

    /// <summary>True where the text is JSON as a whole.</summary>
    public static bool TryParse(string text, SourceLimits limits, out JsonDocument? document)
    {
        document = null;
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is not ('{' or '[' or '"'))
        {
            return false;
        }

        try
        {
            document = JsonDocument.Parse(
                text, new JsonDocumentOptions { MaxDepth = limits.Depth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static Result<SourceDocument> Read(JsonDocument document, SourceLimits limits)
    {
        var report = new EmbeddedReport(limits);
        Collect(document.RootElement, report, limits, MostNestedStrings);
        return report.Read(SourceKind.Html);
    }

    private static void Collect(JsonElement root, EmbeddedReport report, SourceLimits limits, int nesting)
    {
        var stack = new Stack<JsonElement>();
        stack.Push(root);
        while (stack.TryPop(out var element))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    AddString(TextOf(element), report, limits, nesting);
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray().Reverse())
                    {
                        stack.Push(item);
                    }

                    break;
                case JsonValueKind.Object:
                    report.Title ??= TitleOf(element);
                    foreach (var member in element.EnumerateObject().Reverse())
                    {
                        stack.Push(member.Value);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static void AddString(string value, EmbeddedReport report, SourceLimits limits, int nesting)
    {
        if (nesting > 0 && TryParse(value, limits, out var inner))
        {
            using (inner)
            {
                Collect(inner!.RootElement, report, limits, nesting - 1);
            }
        }
        else
        {
            report.Add(value);
        }
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no valid text.
            return "";
        }
    }

    private static string? TitleOf(JsonElement element)
    {
        foreach (var name in s_titleNames)
        {
            if (element.TryGetProperty(name, out var title) && title.ValueKind == JsonValueKind.String
                && TextOf(title) is { Length: > 0 and < 200 } text && text.Contains("公开", StringComparison.Ordinal))
            {
                return text.Trim();
            }
        }

        return null;
    }
}
