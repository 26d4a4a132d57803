using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Web.Reports;

/// <summary>编制表格 — one table of the compiled year as printed, each figure a link to what stands behind it.</summary>
public sealed record CompiledTableView(string Id, string Title, IReadOnlyList<CompiledPart> Parts)
{
    private static readonly string[] s_titles = ["", "", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];

    /// <param name="open">Address of the figure that is open beside the table.</param>
    public static CompiledTableView Of(YearView view, CompiledTable table, string? open)
    {
        var bad = view.Built.Check.Findings.Where(finding => finding.Severity != Severity.Info)
            .SelectMany(finding => finding.Cells.Select(cell => (cell, finding))).ToLookup(one => one.cell, one => one.finding);
        var changed = view.Frozen?.Changes.ToDictionary(change => change.Address) ?? [];
        var parts = new List<CompiledPart>();
        foreach (var row in table.Format.Rows)
        {
            var heads = row.Columns.Select(column => column.Label).ToList();
            if (parts.Count == 0 || !parts[^1].Heads.SequenceEqual(heads))
            {
                parts.Add(new CompiledPart(heads, []));
            }

            var group = table.Format.Groups.FirstOrDefault(group => group.Id == row.Group)?.Label;
            var cells = Enumerable.Range(0, row.Columns.Count).Select(i =>
            {
                var address = $"{table.Format.Id}.{row.Path}.{row.Columns[i].Id}";
                var figure = table.Figures[row.Offset + i];
                return new CompiledCell(address, figure.Printed(row.Columns[i]), figure, bad[address].FirstOrDefault()?.Message, changed.GetValueOrDefault(address), address == open);
            });
            parts[^1].Rows.Add(new CompiledRow(group, row.Label, [.. cells], row.Role is RowRole.OutcomeTotal or RowRole.NewReceived or RowRole.CarriedIn or RowRole.CarriedOut));
        }

        return new CompiledTableView(table.Format.Id, s_titles[table.Format.Section], parts);
    }
}

/// <summary>编制表格段 — rows under one head.</summary>
public sealed record CompiledPart(IReadOnlyList<string> Heads, List<CompiledRow> Rows);

/// <summary>编制表格行 — label and figures.</summary>
public sealed record CompiledRow(string? Group, string Label, IReadOnlyList<CompiledCell> Cells, bool IsMain);

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
