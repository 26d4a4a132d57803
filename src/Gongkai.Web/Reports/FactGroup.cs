using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Web.Reports;

/// <summary>数据项分组 — the figures that the text of a report can name, by the table they stand in, row by row, and the others by what they are of.</summary>
public sealed record FactGroup(string Name, IReadOnlyList<YearFact> Facts, bool IsOpen)
{
    private const char Part = '·';
    private const string Others = "工作和指标";
    private const string Places = "按栏目、渠道和平台";

    /// <param name="section">The part that is written: its own table is open.</param>
    /// <param name="find">What the name or the definition must hold; empty for all.</param>
    public static IReadOnlyList<FactGroup> Of(YearFacts facts, int section, string find) =>
    [
        .. facts.All.Where(fact => find.Length == 0 || fact.Name.Contains(find, StringComparison.OrdinalIgnoreCase) || fact.Definition.Contains(find, StringComparison.OrdinalIgnoreCase))
            .GroupBy(GroupOf).OrderBy(group => Place(group.Key, section))
            .Select(group => new FactGroup(group.Key, [.. group.GroupBy(RowOf).SelectMany(row => row.OrderBy(IsPart))], find.Length > 0 || Place(group.Key, section) == 0)),
    ];

    /// <summary>True for a figure that is a part of the one above it.</summary>
    public static bool IsPart(YearFact fact) => fact.Name.Contains(Part, StringComparison.Ordinal);

    private static string GroupOf(YearFact fact) => fact.Cell is { } cell ? ReportTableView.TitleOf(cell[..cell.IndexOf('.', StringComparison.Ordinal)]) : IsPart(fact) ? Places : Others;

    private static string RowOf(YearFact fact) => fact.Name.Split(Part)[0];

    // What the part is about comes first, then the work of the year, the tables, the places.
    private static int Place(string group, int section) => group switch
    {
        Others => section is 2 or 3 or 4 ? 1 : 0,
        Places => 9,
        _ => group[0] switch { '二' => 2, '三' => 3, _ => 4 } is var table && table == section ? 0 : table,
    };
}
