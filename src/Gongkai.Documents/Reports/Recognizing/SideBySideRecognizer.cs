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
    private int _headsInLastLine;
    private readonly List<ReportLine> _candidates = [];
    private bool _isSwapped;

    private SideBySideRecognizer(RowLabels labels)
    {
        _labels = labels;
        _table = labels.Tables[^1];
        _draft = new TableDraft(_table.Id);
        _width = _table.Rows[0].Columns.Count;
    }

    /// <param name="isSectionStart">True for the heading of the part in which the table stands.</param>
    public static TableDraft Recognize(IReadOnlyList<ReportLine> lines, RowLabels labels, Func<ReportLine, bool> isSectionStart)
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

        if (reader._draft.Count == 0 && reader._draft.Objection is null)
        {
            reader.ReadWithoutHeads(lines, isSectionStart);
        }

        return reader._draft;
    }

    private void ReadLine(ReportLine line)
    {
        if (line.Kind == LineKind.Paragraph)
        {
            EndAfterValues(line);
            ReadLooseHead(line);
            return;
        }

        var words = 0;
        var values = 0;
        var heads = 0;
        var groups = 0;
        var isGroupSeen = false;
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
            var column = _labels.Columns.Exact(key);
            var group = _labels.Rows.Exact(key);
            if ((column is not null || group is not null) && HasPrintedCandidate())
            {
                Settle();
            }

            // 总计 heads other tables too: a head row of this one begins with its first result.
            if (column is not null && (_heads.Count > 0 || column == _table.Rows[0].Columns[0].Id))
            {
                _isSwapped |= heads == 0 && (groups > 0 || isGroupSeen);
                _heads.Add(column);
                heads++;
            }
            else if (group is not null)
            {
                _isSwapped |= isGroupSeen;
                _groups.Add(group);
                groups += _table.Row(group)!.Group is null ? 0 : 1;
            }

            isGroupSeen |= column is null && group is null && _labels.Groups.Exact(key) is not null;
        }

        if (heads + groups > 0)
        {
            _headsInLastLine = heads > 0 ? heads : _headsInLastLine;
        }
        else if (IsCandidate(line, words, values))
        {
            _candidates.Add(line);
        }
        else if (words > 0)
        {
            EndAfterValues(line);
        }
    }

    // One word is the row's own label; more are taken for printed values only in a row with just as many cells as there are heads.
    private bool IsCandidate(ReportLine line, int words, int values) =>
        _heads.Count >= _width
        && line.Cells.Count >= _width
        && (words == 0 || (words == 1 && (values > 0 || line.Cells.Count == _heads.Count + 1))
        || (values >= words && line.Cells.Count == _heads.Count));

    private bool HasPrintedCandidate() =>
        _candidates.Exists(line => line.Cells.Any(cell => !ValueWindow.IsBlank(cell) && CellText.IsValueLike(cell.Text)));

    // Words after the values end the table; what follows is another one.
    private void EndAfterValues(ReportLine line)
    {
        if (LabelKey.HasWord(line.Text) || line.Cells.Count > 1)
        {
            if (_candidates.Count > 0)
            {
                Settle();
            }
        }
    }

    // A procedure's name may stand on a line of its own above its table.
    private void ReadLooseHead(ReportLine line)
    {
        if (line.Text.Length is > 0 and <= 20 && _labels.Rows.Exact(line.TextKey) is { } group)
        {
            _groups.Add(group);
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
        _isSwapped = false;
    }

    private void Assign(ReportLine line, SourceCell[] cells, List<string> groups, List<string> heads)
    {
        var rows = _isSwapped ? null : RowsOf(groups, heads);
        if (rows is null)
        {
            _draft.Objection ??= ("heads-unclear", "表四的表头与规定格式不同（组别或结果的次序、个数不符），不能按规定次序取数。", line.Place);
            return;
        }

        var window = ValueWindow.Cut(cells.Length == rows.Count * _width ? cells : WithoutLabel(cells), rows.Count * _width, line.Kind);
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
        var named = groups.Select(path => _table.Row(path)!.Index).ToList();
        for (var i = named.Count - 1; i > 0; i--)
        {
            if (named[i] == named[i - 1])
            {
                named.RemoveAt(i);
            }
        }

        // Heads that span two lines may be printed in both: the lower line alone is complete then.
        if (heads.Count > _table.Rows.Count * _width && _headsInLastLine == _table.Rows.Count * _width)
        {
            heads = heads[^_headsInLastLine..];
        }

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

    // Heads torn to pieces: the one row under the part's heading with exactly as many values as the form has cells can only be it.
    private void ReadWithoutHeads(IReadOnlyList<ReportLine> lines, Func<ReportLine, bool> isSectionStart)
    {
        var isInside = false;
        ReportLine? found = null;
        foreach (var line in lines)
        {
            isInside |= line.Text.Length > 0 && isSectionStart(line);
            if (!isInside || line.Cells.Count != _table.CellCount || !line.Cells.All(cell => CellText.IsValueLike(cell.Text))
                || line.Cells.All(cell => ValueWindow.IsBlank(cell)))
            {
                continue;
            }

            if (found is not null)
            {
                return;
            }

            found = line;
        }

        if (found is not null)
        {
            Assign(found, [.. found.Cells], [], [.. _table.Rows.SelectMany(row => row.Columns).Select(column => column.Id)]);
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
