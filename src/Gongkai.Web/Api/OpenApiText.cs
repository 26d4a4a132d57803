namespace Gongkai.Web.Api;

/// <summary>接口说明 — the OpenAPI 3.1 document of the open data interface.</summary>
internal static class OpenApiText
{
    internal static object Document(string server) => new
    {
        openapi = "3.1.0",
        info = new { title = "政府信息公开数据接口", version = "1", description = "只读；只含已公开的信息。列表按 sequence 从新到旧，用 next 的值作 before 取下一页。" },
        servers = new[] { new { url = server } },
        paths = new Dictionary<string, object>
        {
            ["/api/items"] = Get("公开信息列表，每页 100 条", "ItemPage", ItemFilters.Names),
            ["/api/items.csv"] = Get("公开信息列表，全部，CSV", null, ItemFilters.Names),
            ["/api/items/{id}"] = Get("一条公开信息；已撤下的答复 410 和理由", "Item", ["id"]),
            ["/api/columns"] = Get("栏目和信息数量", "Column", []),
            ["/api/columns.csv"] = Get("栏目和信息数量，CSV", null, []),
            ["/api/organs"] = Get("机关目录", "Organ", []),
            ["/api/organs.csv"] = Get("机关目录，CSV", null, []),
            ["/api/statistics"] = Get("按机关、栏目、年、月、种类的数量", "Count", ["year"]),
            ["/api/statistics.csv"] = Get("按机关、栏目、年、月、种类的数量，CSV", null, ["year"]),
            ["/api/suggest"] = Get("以输入的文字开头的标题", "Titles", ["q"]),
        },
        components = new
        {
            schemas = new Dictionary<string, object>
            {
                ["ItemPage"] = Object(("items", new { type = "array", items = Reference("ItemRow") }), ("next", s_maybeInteger)),
                ["ItemRow"] = Object(("id", s_uuid), ("sequence", s_integer), ("title", s_string), ("publishedAt", s_instant), ("organId", s_uuid), ("columnId", s_uuid), ("kind", s_string), ("indexNumber", s_string),
                    ("documentNumber", s_string), ("issuingOrgan", s_string),
                    ("jointOrgans", new { type = "array", items = s_uuid }), ("audience", s_maybe), ("datedOn", s_day), ("effectiveOn", s_day), ("validity", s_maybe), ("summary", s_string), ("correctedAt", s_maybe), ("address", s_string)),
                ["Item"] = Object(("item", Reference("ItemRow")), ("facts", new { type = "object" }), ("text", new { type = "array", items = s_string }), ("attachments", new { type = "array", items = new { type = "object" } })),
                ["Column"] = new { type = "array", items = Object(("id", s_uuid), ("parentId", s_maybe), ("name", s_string), ("basis", s_string), ("items", s_integer), ("latestAt", s_maybe), ("feed", s_string)) },
                ["Organ"] = new { type = "array", items = Object(("id", s_uuid), ("number", s_integer), ("name", s_string), ("parentId", s_maybe)) },
                ["Count"] = new { type = "array", items = Object(("organId", s_uuid), ("columnId", s_uuid), ("year", s_integer), ("month", s_integer), ("kind", s_string), ("count", s_integer)) },
                ["Problem"] = Object(("status", s_integer), ("title", s_string), ("type", s_string)),
                ["Withdrawn"] = Object(("id", s_uuid), ("indexNumber", s_string), ("title", s_string), ("reason", s_string), ("successorId", s_maybe)),
                ["Titles"] = new { type = "array", items = s_string },
            },
        },
    };

    private static readonly object s_string = new { type = "string" };
    private static readonly object s_maybeInteger = new { type = new[] { "integer", "null" } };
    private static readonly object s_integer = new { type = "integer" };
    private static readonly object s_uuid = new { type = "string", format = "uuid" };
    private static readonly object s_instant = new { type = "string", format = "date-time" };
    private static readonly object s_day = new { type = new[] { "string", "null" }, format = "date" };
    private static readonly object s_maybe = new { type = new[] { "string", "null" } };

    private static readonly bool[] s_true = [true];

    private static object Get(string summary, string? schema, string[] parameters) => new
    {
        get = new
        {
            summary,
            parameters = parameters.Select(name => new { name, @in = name == "id" ? "path" : "query", required = name == "id", schema = SchemaOf(name) }),
            responses = Answers(schema, parameters),
        },
    };

    private static Dictionary<string, object> Answers(string? schema, string[] parameters)
    {
        var answers = new Dictionary<string, object>
        {
            ["200"] = Answer("好", schema is null ? "text/csv" : "application/json", schema is null ? s_string : Reference(schema)),
        };
        if (parameters.Contains("id"))
        {
            answers["404"] = Answer("没有这条公开的信息", "application/problem+json", Reference("Problem"));
            answers["410"] = Answer("已撤下：索引号、标题、理由，有替代信息的写明是哪一条", "application/json", Reference("Withdrawn"));
        }
        else if (parameters.Length > 0)
        {
            answers["400"] = Answer("条件读不懂：哪一个，写的是什么，可以写什么", "application/problem+json", Reference("Problem"));
        }

        return answers;
    }

    private static object Answer(string description, string mediaType, object schema) => new { description, content = new Dictionary<string, object> { [mediaType] = new { schema } } };

    private static object SchemaOf(string parameter) => parameter switch
    {
        "column" or "organ" or "id" => s_uuid,
        "year" or "before" => s_integer,
        "documents" => new { type = "boolean", @enum = s_true },
        "kind" => new { type = "string", @enum = ItemFilters.Kinds.Keys },
        "validity" => new { type = "string", @enum = ItemFilters.Validities.Keys },
        _ => s_string,
    };

    private static Dictionary<string, string> Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static object Object(params (string Name, object Schema)[] properties) =>
        new { type = "object", properties = properties.ToDictionary(property => property.Name, property => property.Schema) };
}
