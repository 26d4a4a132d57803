using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Recognises groups side by side over one row of values (table four), whole or split into one table a procedure.</summary>
internal sealed class SideBySideRecognizer
{
    private readonly RowLabels _labels;
    private readonly TableFormat _table;
    private readonly TableDraft _draft;
    private readonly int _width;
    private readonly List<string> _groups = [];
    private readonly List<string> _heads = [];
    private readonly List<ReportLine> _candidates = [];
    private int _quiet;

    private SideBySideRecognizer(RowLabels labels)
    {
        _labels = labels;
        _table = labels.Tables[^1];
        _draft = new TableDraft(_table.Id);
        _width = _table.Rows[0].Columns.Count;
    }

    public static TableDraft Recognize(IReadOnlyList<ReportLine> lines, RowLabels labels)
    {
        var reader = new SideBySideRecognizer(labels);
        foreach (var line in lines)
        {
            reader.ReadLine(line);
        }

        reader.Settle();
        if (reader._draft.Count == 0)
        {
            reader.ReadRuns(lines);
        }

        return reader._draft;
    }

    private void ReadLine(ReportLine line)
    {
        if (line.Kind == LineKind.Paragraph || line.Text.Length > 0)
        {
            if (_heads.Count > 0 && ++_quiet > 3 && LabelKey.HasWord(line.Text))
            {
                Settle();
            }

            if (line.Kind == LineKind.Paragraph)
            {
                return;
            }
        }

        var heads = 0;
        List<string> groups = [];
        var words = 0;
        var values = 0;
        for (var i = 0; i < line.Cells.Count; i++)
        {
            if (ValueWindow.IsBlank(line.Cells[i]))
            {
                continue;
            }

            if (CellText.IsValueLike(line.Cells[i].Text))
            {
                values++;
                continue;
            }

            words++;
            var key = line.Keys[i];
            if (_labels.Columns.Exact(key) is { } column)
            {
                if (_candidates.Count > 0 && heads == 0 && groups.Count == 0)
                {
                    Settle();
                }

                // 总计 heads other tables too: a head row of this one begins with its first result.
                if (_heads.Count > 0 || column == _table.Rows[0].Columns[0].Id)
                {
                    _heads.Add(column);
                    heads++;
                }
            }
            else if (_labels.Rows.Exact(key) is { } group)
            {
                if (_candidates.Count > 0)
                {
                    Settle();
                }

                groups.Add(group);
            }
        }

        _groups.AddRange(groups);
        if (heads + groups.Count > 0)
        {
            _quiet = 0;
        }
        else if (_heads.Count >= _width && words <= 1 && line.Cells.Count >= _width && (values > 0 || words == 0))
        {
            _candidates.Add(line);
        }
    }

    // The values stand in the one row under the heads that prints something; with none, in the one blank row.
    private void Settle()
    {
        var printed = _candidates.Where(line => line.Cells.Any(cell => !ValueWindow.IsBlank(cell) && CellText.IsValueLike(cell.Text))).ToList();
        var chosen = printed.Count > 0 ? printed : _candidates;
        if (chosen.Count == 1)
        {
            Assign(chosen[0], chosen[0].Cells.ToArray(), _groups, _heads);
        }
        else if (chosen.Count > 1)
        {
            _draft.Objection ??= ("rows-ambiguous", "表四的表头下有不止一行数值，不能确定以哪一行为准。", chosen[1].Place);
        }

        _groups.Clear();
        _heads.Clear();
        _candidates.Clear();
        _quiet = 0;
    }

    private void Assign(ReportLine line, SourceCell[] cells, List<string> groups, List<string> heads)
    {
        var rows = RowsOf(groups, heads);
        if (rows is null)
        {
            _draft.Objection ??= ("heads-unclear", "表四的表头与规定格式不同（组别或结果的次序、个数不符），不能按规定次序取数。", line.Place);
            return;
        }

        var window = ValueWindow.Cut(WithoutLabel(cells), rows.Count * _width, line.Kind);
        for (var i = 0; i < rows.Count; i++)
        {
            var part = window.Problem == WindowProblem.None
                ? window with { Values = window.Values[(i * _width)..((i + 1) * _width)], Printed = CountPrinted(window.Values.AsSpan(i * _width, _width)) }
                : window;
            _draft.Add(new RowReading(rows[i].Path, line, part, rows[i].Label));
        }
    }

    private static int CountPrinted(ReadOnlySpan<SourceCell> values)
    {
        var printed = 0;
        foreach (ref readonly var value in values)
        {
            printed += ValueWindow.IsBlank(value) ? 0 : 1;
        }

        return printed;
    }

    private static ReadOnlySpan<SourceCell> WithoutLabel(SourceCell[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (!ValueWindow.IsBlank(cells[i]) && LabelKey.HasWord(cells[i].Text) && !CellText.IsValueLike(cells[i].Text))
            {
                return cells.AsSpan(i + 1);
            }

            if (!ValueWindow.IsBlank(cells[i]))
            {
                break;
            }
        }

        return cells;
    }

    // The procedures that the heads cover: whole table, litigation only, or a single one; results must repeat in the prescribed order.
    private List<RowFormat>? RowsOf(List<string> groups, List<string> heads)
    {
        if (heads.Count % _width != 0 || heads.Count == 0)
        {
            return null;
        }

        for (var i = 0; i < heads.Count; i++)
        {
            if (heads[i] != _table.Rows[0].Columns[i % _width].Id)
            {
                return null;
            }
        }

        var count = heads.Count / _width;
        var named = groups.Select(path => _table.Row(path)!.Index).ToList();
        if (named.Count == 0)
        {
            return count == _table.Rows.Count ? [.. _table.Rows] : null;
        }

        for (var i = 1; i < named.Count; i++)
        {
            if (named[i] != named[i - 1] + 1)
            {
                return null;
            }
        }

        return named.Count == count ? [.. named.Select(index => _table.Rows[index])] : null;
    }

    private void ReadRuns(IReadOnlyList<ReportLine> lines)
    {
        var loose = lines.Where(line => line.Kind == LineKind.Paragraph || (line.Cells.Count == 1 && line.Text.Length > 0)).ToList();
        foreach (var run in RunReader.Read(loose))
        {
            var key = LabelKey.Of(run.Cells[0].Text);
            if (key.Length > 400)
            {
                key = key[^400..];
            }

            var heads = new List<string>();
            var groups = new List<string>();
            Split(key, heads, groups);
            if (heads.Count >= _width && run.Cells.Count > 1)
            {
                Assign(run, [.. run.Cells.Skip(1)], groups, heads);
            }
        }
    }

    // Reads heads and groups off the end of the words before the values; stops at the first words that are neither.
    private void Split(string key, List<string> heads, List<string> groups)
    {
        var end = key.Length;
        while (end > 0)
        {
            var rest = key.AsSpan(0, end);
            var column = _labels.Columns.Suffix(rest);
            var row = _labels.Rows.Suffix(rest);
            var group = _labels.Groups.Suffix(rest);
            if (column is { } head && head.Length >= (row?.Length ?? 0))
            {
                heads.Insert(0, head.Id);
                end -= head.Length;
            }
            else if (row is { } found)
            {
                groups.Insert(0, found.Id);
                end -= found.Length;
            }
            else if (group is { } leading)
            {
                end -= leading.Length;
            }
            else
            {
                return;
            }
        }
    }
}
