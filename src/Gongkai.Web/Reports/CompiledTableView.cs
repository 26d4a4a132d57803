using Gongkai.App.Reports.Compiling;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Web.Reports;

/// <summary>编制表格 — one table of the compiled year in the prescribed form, each figure a link to what stands behind it.</summary>
public static class CompiledTableView
{
    /// <param name="view">The year with its findings and what changed since it was frozen.</param>
    /// <param name="table">The table.</param>
    /// <param name="open">Address of the figure that is open beside the table.</param>
    public static ReportTableView Of(YearView view, CompiledTable table, string? open)
    {
        var bad = view.Built.Check.Findings.Where(finding => finding.Severity != Severity.Info)
            .SelectMany(finding => finding.Cells.Select(cell => (cell, finding))).ToLookup(one => one.cell, one => one.finding);
        var changed = view.Frozen?.Changes.ToDictionary(change => change.Address) ?? [];
        return ReportTableView.Of(table.Format, place =>
        {
            var figure = table.Figures[place.Position];
            var cell = new CompiledCell(place.Address, figure.Printed(place.Head), figure, bad[place.Address].FirstOrDefault()?.Message, changed.GetValueOrDefault(place.Address), place.Address == open);
            return new CellDress(cell.Text.Length > 0 ? cell.Text : "填") { Css = cell.Css, Note = cell.Spoken, Mark = cell.Mark, Href = $"?cell={cell.Address}#figure", IsOpen = cell.IsOpen };
        });
    }
}

/// <summary>编制单元格 — a figure, how it came to be, what is wrong with it and what changed since it was frozen.</summary>
public sealed record CompiledCell(string Address, string Text, CompiledFigure Figure, string? Problem, ChangedFigure? Change, bool IsOpen)
{
    /// <summary>One sign beside the figure; nothing for what the records give.</summary>
    public string Mark => Change is not null ? "变" : Figure.Origin switch
    {
        FigureOrigin.Entered => "填",
        FigureOrigin.CarriedOver => Figure.Differs ? "差" : "转",
        _ => "",
    };

    public string Spoken => Change is { } change ? $"固化后记录有变化，固化时为 {change.Frozen}"
        : Problem ?? Figure.Origin switch
        {
            FigureOrigin.Entered => "填报的数据",
            FigureOrigin.CarriedOver => Figure.Differs ? $"按上年报告结转，登记簿为 {Figure.Recorded}" : "按上年报告结转",
            FigureOrigin.Missing => "还没有数据",
            _ => "由记录统计",
        };

    public string Css => string.Join(' ', ((string[])["r", Problem is not null ? "bad" : "", Figure.Origin == FigureOrigin.Missing ? "lacking" : "", IsOpen ? "opened" : "", Figure.Value is 0 ? "nought" : ""]).Where(name => name.Length > 0));
}
