using System.Globalization;
using System.Text.Json;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>年报 JSON 读回 — reads the objects that this product writes; every cell is named in them, so nothing has to be recognised.</summary>
/// <remarks>Places and recognition stay those of the file that the object was made from.</remarks>
public static class OwnJson
{
    /// <summary>True for an object in the shape of docs/schema/annual-report.json, of whatever version.</summary>
    public static bool IsOwn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("schemaVersion", out var version)
        && version.ValueKind == JsonValueKind.Number
        && ((root.TryGetProperty("sections", out var sections) && sections.ValueKind == JsonValueKind.Object)
        || root.TryGetProperty("refusal", out _));

    /// <summary>True for several such objects, one a line.</summary>
    public static bool IsOwnLines(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith('{') || text.AsSpan(end + 1).Trim().IsEmpty)
        {
            return false;
        }

        try
        {
            using var first = JsonDocument.Parse(text.AsMemory(0, end));
            return IsOwn(first.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads one object; ask <see cref="IsOwn"/> first.</summary>
    public static Result<AnnualReport> Read(JsonElement root, ReportFormats formats)
    {
        if (!root.GetProperty("schemaVersion").TryGetInt32(out var version) || version != ReportJson.SchemaVersion)
        {
            return new Refusal("own-json-version",
                $"这个 JSON 的结构版本是{root.GetProperty("schemaVersion").GetRawText()}，本软件只认识版本{ReportJson.SchemaVersion}，请用原软件重新导出。");
        }

        if (root.TryGetProperty("refusal", out _))
        {
            return new Refusal("own-json-refused", "这个 JSON 记录的是一份未能读出的文件，里面没有年度报告，请改用原文件。");
        }

        var unreadable = Entries(root, "unreadable",
            entry => new Unreadable(Text(entry, "where") ?? "", Text(entry, "reason") ?? "", Text(entry, "message") ?? "", Place(entry)));
        var tables = OwnJsonCells.ReadTables(root, formats);
        if (!tables.TryGet(out var found))
        {
            return tables.Refusal!;
        }

        var sections = root.GetProperty("sections");
        var texts = root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.Object ? text : default;
        return new AnnualReport
        {
            Organ = Text(root, "organ"),
            OrganKind = Member<OrganKind>(Text(root, "organKind")),
            Year = root.TryGetProperty("reportYear", out var year) && year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out var number)
                ? number : null,
            Title = Text(root, "title"),
            SignOff = ReadSignOff(root),
            Preface = Text(texts, "preface") ?? "",
            Sections = [.. Enumerable.Range(1, 6).Select(i => Section(i, sections, texts))],
            Tables = found,
            Unreadable = unreadable,
            LayoutNotes = Entries(root, "layoutNotes", Note),
        };
    }

    internal static SourcePlace Place(JsonElement entry)
    {
        if (!TryObject(entry, "place", out var place))
        {
            return SourcePlace.None;
        }

        return Member<SourcePlaceKind>(Text(place, "kind")) switch
        {
            SourcePlaceKind.Text => SourcePlace.OfText(Number(place, "line"), Number(place, "column")),
            SourcePlaceKind.Table => SourcePlace.OfTable(Number(place, "table"), Number(place, "row"), Number(place, "column")),
            SourcePlaceKind.Page => SourcePlace.OfPage(Number(place, "page"), Box(place)),
            _ => SourcePlace.None,
        };
    }

    internal static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    internal static bool TryObject(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object;
    }

    /// <summary>The member of a list of ours with this name in camel case; null for any other text.</summary>
    internal static T? Member<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (ReportJson.CamelCase(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    private static ReportSection Section(int number, JsonElement sections, JsonElement texts)
    {
        var key = number.ToString(CultureInfo.InvariantCulture);
        return new ReportSection(number, Text(sections, key), Text(texts, key) ?? "", SourcePlace.None);
    }

    private static SignOff? ReadSignOff(JsonElement root) =>
        TryObject(root, "signOff", out var signOff)
            ? new SignOff(
                Text(signOff, "organ"),
                DateOnly.TryParseExact(Text(signOff, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date : null)
            : null;

    private static LayoutNote Note(JsonElement entry) =>
        new(Member<LayoutNoteKind>(Text(entry, "kind")) ?? LayoutNoteKind.ExtraRow, Text(entry, "where") ?? "", Text(entry, "detail") ?? "",
            Place(entry));

    private static List<T> Entries<T>(JsonElement root, string name, Func<JsonElement, T> read) =>
        root.TryGetProperty(name, out var entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(read)]
            : [];

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static PageBox Box(JsonElement place)
    {
        if (!place.TryGetProperty("box", out var box) || box.ValueKind != JsonValueKind.Array || box.GetArrayLength() != 4)
        {
            return default;
        }

        var edges = box.EnumerateArray().Select(edge => edge.ValueKind == JsonValueKind.Number && edge.TryGetSingle(out var value) ? value : 0)
            .ToArray();
        return new PageBox(edges[0], edges[1], edges[2], edges[3]);
    }
}
