using System.Globalization;
using System.Text.Json;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web.Api;

/// <summary>数据接口的条件 — reads which items are asked for; what cannot be read is refused, so that nobody takes the whole list for an answer to the question.</summary>
internal static class ItemFilters
{
    internal static readonly string[] Names = ["column", "organ", "year", "kind", "validity", "documents", "theme", "before"];

    /// <summary>Codes as they stand in the answers, each with its value.</summary>
    internal static IReadOnlyDictionary<string, ItemKind> Kinds { get; } = Codes<ItemKind>();

    internal static IReadOnlyDictionary<string, Validity> Validities { get; } = Codes<Validity>();

    /// <summary>The list that is asked for; a parameter without a value narrows nothing.</summary>
    /// <returns>The query, or <c>api-filter</c>: which parameter, what it says, what it may say.</returns>
    internal static Result<ItemListQuery> Read(IQueryCollection asked)
    {
        if (asked.Keys.FirstOrDefault(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return new Refusal("api-filter", $"没有“{unknown}”这个条件；可以用的条件有：{string.Join("、", Names)}。");
        }

        var refused = Names.Select(name => Wrong(name, asked[name])).FirstOrDefault(refusal => refusal is not null);
        return refused is not null ? refused : new ItemListQuery
        {
            ColumnId = Guid.TryParse(asked["column"], out var column) ? column : null,
            OrganId = Guid.TryParse(asked["organ"], out var organ) ? organ : null,
            Year = Year(asked["year"]),
            Kind = Find(Kinds, asked["kind"]),
            Validity = Find(Validities, asked["validity"]),
            HasValidity = asked["documents"] == "true",
            Theme = asked["theme"].ToString(),
            Before = Sequence(asked["before"]),
        };
    }

    private static Refusal? Wrong(string name, StringValues values)
    {
        var value = values.ToString();
        if (value.Length == 0)
        {
            return null;
        }

        var may = values.Count > 1 ? "只能写一个值" : name switch
        {
            "column" when !Guid.TryParse(value, out _) => "应当是栏目的标识，见 /api/columns",
            "organ" when !Guid.TryParse(value, out _) => "应当是机关的标识，见 /api/organs",
            "year" when Year(value) is null => "应当是公历年份，例如 2025",
            "before" when Sequence(value) is null => "应当是上一页答复中 next 的值",
            "kind" when Find(Kinds, value) is null => $"应当是这些代码之一：{string.Join("、", Kinds.Keys)}",
            "validity" when Find(Validities, value) is null => $"应当是这些代码之一：{string.Join("、", Validities.Keys)}",
            "documents" when value != "true" => "只能写 true：只要政策文件库里的文件",
            _ => null,
        };
        return may is null ? null : new Refusal("api-filter", $"条件 {name} 写的是“{value}”，读不懂：{may}。");
    }

    private static int? Year(StringValues value) => int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;

    private static long? Sequence(StringValues value) => long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    /// <summary>The value of a code; addresses that were given out before write codes without hyphens.</summary>
    private static T? Find<T>(IReadOnlyDictionary<string, T> codes, StringValues value)
        where T : struct => codes.Where(pair => string.Equals(Bare(pair.Key), Bare(value.ToString()), StringComparison.OrdinalIgnoreCase)).Select(pair => (T?)pair.Value).FirstOrDefault();

    private static string Bare(string code) => code.Replace("-", "", StringComparison.Ordinal);

    private static Dictionary<string, T> Codes<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}
