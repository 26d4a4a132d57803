using System.Text.Json;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Organs;

namespace Gongkai.Web.Reports;

/// <summary>年报汇总开放数据 — the sums of a year as CSV and JSON, with the code book of their fields; 条例 50.</summary>
public static class OpenSums
{
    /// <summary>代码表 — why an organ is named.</summary>
    public static IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>
    {
        ["missing"] = "没有公开这一年的年报，没有计入",
        ["unreadable"] = "年报有读不出的格，读不出的没有计入",
        ["contradictory"] = "年报的数据自相矛盾，照公布的计入",
        ["otherFormat"] = "年报用的是别的年度的格式，按对照表计入",
    };

    public static IReadOnlyList<(string Field, string Meaning)> Fields { get; } =
    [
        ("year", "报告年度。"), ("government", "汇总到哪一级政府。"), ("cell", "格的地址：表、行、列，两种格式通用。"), ("name", "格的名称。"), ("definition", "格的口径。"), ("unit", "计量单位。"),
        ("sum", "有数的机关之和；没有机关有数的为空，不是零。"), ("known", "有数的机关数。"), ("blank", "空白的机关数。"), ("unreadable", "读不出的机关数。"), ("noCounterpart", "所用格式没有对应格的机关数。"),
        ("organ", "没有计入或者需要注意的机关。"), ("state", "情况的代码，见下。"),
    ];

    /// <summary>Organs that are named, by the code of why.</summary>
    public static IReadOnlyList<(string State, IReadOnlyList<string> Organs)> Named(Consolidation sums) =>
        [("missing", sums.Missing), ("unreadable", sums.Unreadable), ("contradictory", sums.Contradictory), ("otherFormat", sums.OtherFormat)];

    /// <summary>One line a cell.</summary>
    public static byte[] Csv(Consolidation sums, Organ government) => CsvStream.Bytes(
        ["year", "government", "cell", "name", "definition", "unit", "sum", "known", "blank", "unreadable", "noCounterpart"],
        Records(sums).Select(one => (IEnumerable<object?>)[sums.Year, government.Name, one.Cell, one.Name, one.Definition, one.Unit, one.Sum, one.Known, one.Blank, one.Unreadable, one.NoCounterpart]));

    /// <summary>One line an organ that is named.</summary>
    public static byte[] OrgansCsv(Consolidation sums, Organ government) => CsvStream.Bytes(
        ["year", "government", "organ", "state"], Named(sums).SelectMany(one => one.Organs.Select(organ => (IEnumerable<object?>)[sums.Year, government.Name, organ, one.State])));

    public static byte[] Json(Consolidation sums, Organ government) => JsonSerializer.SerializeToUtf8Bytes(
        new { year = sums.Year, government = government.Name, reports = sums.Reports, cells = Records(sums), organs = Named(sums).ToDictionary(one => one.State, one => one.Organs) }, JsonSerializerOptions.Web);

    private static IEnumerable<SumRecord> Records(Consolidation sums) => ConsolidatedTables.Cells(sums).Select(one => new SumRecord(
        one.Place.Address, OpenFigure.NameOf(one.Place.Table, one.Place.Position), ConsolidatedTables.DefinitionOf(one.Place), ConsolidatedTables.UnitOf(one.Place),
        ConsolidatedTables.InUnit(one.Place, one.Cell.Sum), one.Cell.Known, one.Cell.Blank, one.Cell.Unreadable, one.Cell.NoCounterpart));

    private sealed record SumRecord(string Cell, string Name, string Definition, string Unit, decimal? Sum, int Known, int Blank, int Unreadable, int NoCounterpart);
}
