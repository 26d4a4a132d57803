using Gongkai.Domain.Reports;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>表格显示 — one report table on the terminal: blank, zero and unreadable told apart, failing cells marked.</summary>
internal sealed class TableView(ReportTable table, IReadOnlyDictionary<string, Severity> marks)
{
    internal const string Blank = "·";
    internal const string Unreadable = "?";

    private const int LabelWidth = 38;
    private static readonly Style s_quiet = new(decoration: Decoration.Dim);

    /// <summary>Writes the table.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="onlyMarkedAndNonZero">True leaves rows out that hold nothing but zeros and blanks and no mark.</param>
    internal void Write(IAnsiConsole console, bool onlyMarkedAndNonZero)
    {
        var heads = table.Format.Rows[0].Columns.Select(column => column.Label).ToList();
        var sharesHeads = table.Format.Rows.All(row => row.Columns.Select(column => column.Label).SequenceEqual(heads));
        var width = table.Format.Rows.Max(row => row.Columns.Count);
        var grid = new TextGrid([new(""), .. Enumerable.Range(0, width).Select(i => new TextColumn(sharesHeads ? heads[i] : "", IsRight: true))])
        {
            ShowsHeads = sharesHeads,
        };
        var left = 0;
        string? group = null;
        foreach (var row in table.Format.Rows)
        {
            if (onlyMarkedAndNonZero && IsQuiet(row))
            {
                left++;
                continue;
            }

            if (row.Group is not null && row.Group != group)
            {
                grid.AddRow(new TextCell(table.Format.Groups.First(entry => entry.Id == row.Group).Label, s_quiet));
            }

            group = row.Group;
            grid.AddRow([new(Label(row)), .. row.Columns.Select((column, i) => CellText(row, i, sharesHeads ? null : column.Label))]);
        }

        grid.Write(console);
        if (left > 0)
        {
            console.WriteLine(ReportTexts.RowsLeftOut(left));
        }
    }

    private static string Label(RowFormat row) =>
        string.Join('\n', Sentences.Wrap(row.Label, LabelWidth).Select(line => row.Group is null ? line : $"  {line}"));

    private bool IsQuiet(RowFormat row) =>
        Enumerable.Range(0, row.Columns.Count).All(i =>
            table[row, i] is { State: CellState.Blank or CellState.Zero } && !marks.ContainsKey(table.Address(row, i)));

    private TextCell CellText(RowFormat row, int column, string? label)
    {
        var cell = table[row, column];
        var printed = cell is null ? Unreadable : cell.State == CellState.Blank ? Blank : cell.Raw;
        var (mark, style) = marks.GetValueOrDefault(table.Address(row, column), Severity.Info) switch
        {
            Severity.Error => ("✗", new Style(Color.Red, decoration: Decoration.Bold)),
            Severity.Warning => ("!", new Style(Color.Yellow)),
            _ => ("", cell is null ? new Style(Color.Yellow) : cell.State is CellState.Blank or CellState.Zero ? s_quiet : Style.Plain),
        };
        return new TextCell(label is null ? $"{mark}{printed}" : $"{label} {mark}{printed}", style);
    }
}
