using System.Globalization;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>汇总表 — the sums of a year in the prescribed form, and the organs behind each cell, for the desk and for the portal.</summary>
public static class ConsolidatedTables
{
    private const int OrgansOnPage = 50;

    /// <param name="pathOf">Where a cell opens, by its address.</param>
    public static IReadOnlyList<ReportTableView> Of(Consolidation sums, Func<string, string> pathOf) =>
        [.. sums.Format.Tables.Select(table => ReportTableView.Of(table, place => View(sums, place, pathOf)))];

    /// <summary>Every cell of the sums with its place, in the order of the form.</summary>
    public static IEnumerable<(CellPlace Place, ConsolidatedCell Cell)> Cells(Consolidation sums) =>
        sums.Format.Tables.SelectMany(CellPlace.Of).Select(place => (place, sums.Cells[place.Table.Id][place.Position]));

    /// <summary>The cell at an address with its organs, a page of them; null where the form has no such cell.</summary>
    public static async Task<OpenedSum?> OpenAsync(ConsolidateReports consolidate, Consolidation sums, (string Address, bool IncludeOwn, Organ Root) asked, HttpRequest request)
    {
        if (Cells(sums).FirstOrDefault(cell => cell.Place.Address == asked.Address) is not { Place: { } place } found)
        {
            return null;
        }

        var organs = await consolidate.OrgansAsync(sums.Year, (place.Table, place.Position), asked.IncludeOwn, asked.Root, request.HttpContext.RequestAborted);
        var pager = Pager.Of(request, OrgansOnPage, organs.Count);
        return new OpenedSum(OpenFigure.NameOf(place.Table, place.Position), DefinitionOf(place), Printed(place, found.Cell.Sum) + UnitOf(place), [.. organs.Skip(pager.Skip).Take(pager.Size)], pager);
    }

    public static string DefinitionOf(CellPlace place) => CountingRules.Of(place.Table)[place.Position].Definition;

    /// <summary>件 for counts; the unit of the head for money, yuan where it prints none.</summary>
    public static string UnitOf(CellPlace place) => IsMoney(place) ? Unit(place).InChinese() : "件";

    /// <summary>The sum in the unit of its head.</summary>
    public static decimal? InUnit(CellPlace place, decimal? sum) => IsMoney(place) ? sum / Unit(place).InYuan() : sum;

    public static string Shown(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    public static string InChinese(MeasureState? state) => state switch
    {
        null => "没有报送",
        MeasureState.Known => "",
        MeasureState.Unknown => "读不出",
        MeasureState.NoCounterpart => "格式里没有对应的格",
        _ => "空白",
    };

    private static CellDress View(Consolidation sums, CellPlace place, Func<string, string> pathOf)
    {
        var cell = sums.Cells[place.Table.Id][place.Position];
        return new CellDress(cell.Sum is null ? "—" : Printed(place, cell.Sum))
        {
            Css = "r",
            Note = $"{cell.Known} 个机关有数，{cell.Blank} 个空白，{cell.Unreadable} 个读不出，{cell.NoCounterpart} 个没有对应",
            Href = pathOf(place.Address),
        };
    }

    /// <summary>A number of a cell in the unit of its head.</summary>
    public static string Printed(CellPlace place, decimal? sum) => Shown(InUnit(place, sum));

    private static MoneyUnit Unit(CellPlace place) => place.Head.Unit ?? MoneyUnit.Yuan;

    private static bool IsMoney(CellPlace place) => place.Head.Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
}

/// <summary>打开的汇总格 — name, definition and organs of one sum.</summary>
public sealed record OpenedSum(string Name, string Definition, string Sum, IReadOnlyList<CellOrgan> Organs, Pager Pager)
{
    public string ClosedPath { get; init; } = "?";

    /// <summary>Where the report of an organ can be read; null where it cannot.</summary>
    public Func<CellOrgan, string?> PathOf { get; init; } = _ => null;
}
