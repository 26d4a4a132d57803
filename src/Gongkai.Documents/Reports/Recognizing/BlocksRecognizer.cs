using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Recognises a table of blocks with a head each (table two); which format it
/// is, the heads and the number of values decide together.</summary>
internal sealed class BlocksRecognizer
{
    private readonly RowLabels _labels;
    private readonly List<Row> _rows = [];
    private readonly TableDraft _draft;
    private readonly Dictionary<string, MoneyUnit> _headUnits = new(StringComparer.Ordinal);
    private readonly List<LayoutNote> _extraRows = [];
    private IReadOnlyList<HeadWord> _head = [];
    private bool _isInside;

    private BlocksRecognizer(RowLabels labels)
    {
        _labels = labels;
        _draft = new TableDraft(labels.Tables[0].Id);
    }

    private readonly record struct HeadWord(string Text, string Key, string Column);

    private sealed record Row(string Path, ReportLine Line, int LabelCell, IReadOnlyList<HeadWord> Head, string Label, bool IsMisprinted);

    /// <summary>The rows found, and the format that all evidence agrees on; null where none was found or the evidence contradicts itself.</summary>
    public sealed record Outcome(TableDraft Draft, TableFormat? Format, IReadOnlyDictionary<string, MoneyUnit> HeadUnits);

    /// <summary>Reads the blocks between their first head and the next table.</summary>
    /// <param name="isEnd">True for a line with which another table or part begins.</param>
    public static Outcome Recognize(IReadOnlyList<ReportLine> lines, RowLabels labels, Func<ReportLine, bool> isEnd)
    {
        var reader = new BlocksRecognizer(labels);
        var loose = new List<ReportLine>();
        foreach (var line in lines)
        {
            if (reader._isInside && isEnd(line))
            {
                reader._isInside = false;
            }

            if (line.Kind == LineKind.Paragraph)
            {
                reader.ReadParagraph(line, loose);
            }
            else
            {
                reader.ReadRow(line);
            }
        }

        if (reader._rows.Count == 0)
        {
            reader.ReadRuns(loose);
        }

        var format = reader.DecideFormat();
        reader.Fill(format);
        return new Outcome(reader._draft, format, reader._headUnits);
    }

    private void ReadParagraph(ReportLine line, List<ReportLine> loose)
    {
        if (line.Text.Length is > 0 and <= 40 && (_labels.Groups.Exact(line.TextKey) is not null || _labels.Leading.IsLeading(line.TextKey)))
        {
            _isInside = true;
        }

        if (_isInside)
        {
            loose.Add(line);
        }
    }

    private void ReadRow(ReportLine line)
    {
        List<HeadWord>? heads = null;
        var isGroup = false;
        for (var i = 0; i < line.Cells.Count; i++)
        {
            var key = line.Keys[i];
            if (key.Length is 0 or > 60)
            {
                continue;
            }

            isGroup |= _labels.Groups.Exact(key) is not null;
            if (ColumnOf(key, line.Cells[i].Text) is { } column)
            {
                heads ??= [];
                if (heads.Count == 0 || heads[^1].Text != line.Cells[i].Text)
                {
                    heads.Add(new HeadWord(line.Cells[i].Text, key, column));
                }
            }
        }

        if (isGroup || heads is not null)
        {
            _isInside = true;
            _head = heads ?? [];
            NoteHeadUnits(_head);
            return;
        }

        if (!_isInside)
        {
            return;
        }

        var label = RowLabelFinder.Find(line, _labels, isInside: true);
        if (label.Path is not null && label.Cell < line.Cells.Count - 1)
        {
            _draft.Notes.AddRange(_extraRows);
            _extraRows.Clear();
            _rows.Add(new Row(label.Path, line, label.Cell, _head, CellText.TrimAll(line.Cells[label.Cell].Text), label.Kind != RowLabelKind.Row));
        }
        else if (label.Kind == RowLabelKind.Unknown
            && line.Cells.Skip(label.Cell + 1).Any(cell => !ValueWindow.IsBlank(cell) && CellText.IsValueLike(cell.Text)))
        {
            _extraRows.Add(new LayoutNote(LayoutNoteKind.ExtraRow, _draft.TableId, CellText.TrimAll(line.Cells[label.Cell].Text), line.Place));
        }
    }

    private void ReadRuns(List<ReportLine> loose)
    {
        foreach (var run in RunLabels.Read(loose, _labels))
        {
            var key = LabelKey.Of(run.Line.Cells[0].Text);
            var head = _labels.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Columns).Select(column => column.Label).Distinct()
                .Select(label => (Label: label, At: key.LastIndexOf(LabelKey.Of(label), StringComparison.Ordinal)))
                .Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.Label).ToList();
            if (head.Count > 0)
            {
                _head = [.. WithoutContained(head).Select(label => (Label: label, Key: LabelKey.Of(label)))
                    .Select(word => new HeadWord(word.Label, word.Key, ColumnOf(word.Key, word.Label)!))];
                NoteHeadUnits(_head);
            }

            _rows.Add(new Row(run.Path, run.Line, 0, _head, run.Label, run.IsMisprinted));
        }
    }

    // 处理决定数量 stands inside 本年处理决定数量: only the longer head was printed.
    private static List<string> WithoutContained(List<string> heads) =>
        [.. heads.Where(head => !heads.Exists(other => other.Length > head.Length
            && LabelKey.Of(other).Contains(LabelKey.Of(head), StringComparison.Ordinal)))];

    private TableFormat? DecideFormat()
    {
        TableFormat? best = null;
        var bestScore = 0;
        var isTied = false;
        foreach (var table in _labels.Tables)
        {
            var score = Score(table);
            if (score == bestScore && score > 0)
            {
                isTied = true;
            }
            else if (score > bestScore)
            {
                (best, bestScore, isTied) = (table, score, false);
            }
        }

        if (best is null || isTied)
        {
            if (_rows.Count > 0)
            {
                _draft.Objection = ("format-unclear", "表二的行能认出，但表头和列数不足以判定是哪一种格式，不能取数。", _rows[0].Line.Place);
            }

            return null;
        }

        return best;
    }

    // A row speaks for a format by its printed heads (3), or by its number of values (1); a contradiction counts against it.
    private int Score(TableFormat table)
    {
        var score = 0;
        foreach (var found in _rows)
        {
            if (table.Row(found.Path) is not { } row)
            {
                score -= 2;
                continue;
            }

            var printed = ColumnsOfHead(found.Head, row);
            var isExactHead = found.Head.Count > 0 && printed is not null && HeadIsExact(found.Head, row);
            var values = ValueWindow.Cut(Rest(found), row.Columns.Count, found.Line.Kind);
            score += isExactHead ? 3 : printed is not null ? 1 : found.Head.Count > 0 ? -3 : 0;
            score += values.Printed == row.Columns.Count ? 1 : values.Printed > row.Columns.Count ? -1 : 0;
        }

        return score;
    }

    private void Fill(TableFormat? format)
    {
        foreach (var found in _rows)
        {
            var row = format?.Row(found.Path) ?? _labels.Row(found.Path)!;
            var reading = new RowReading(row.Path, found.Line, ValueWindow.Cut(Rest(found), row.Columns.Count, found.Line.Kind), found.Label,
                found.IsMisprinted);
            if (found.Head.Count > 1 && ColumnsOfHead(found.Head, row) is null)
            {
                reading.Objection = $"“{row.Label}”上方的列名（{string.Join("、", found.Head.Select(word => word.Text))}）与规定格式或次序不同，不能取数。";
            }

            _draft.Add(reading);
        }
    }

    // The printed heads as columns of the row, in the prescribed order; null where a head is another column's or the order differs.
    private static int[]? ColumnsOfHead(IReadOnlyList<HeadWord> head, RowFormat row)
    {
        if (head.Count != row.Columns.Count)
        {
            return null;
        }

        var positions = new int[head.Count];
        var last = -1;
        for (var i = 0; i < head.Count; i++)
        {
            positions[i] = PositionOf(head[i].Column, row);
            if (positions[i] <= last)
            {
                return null;
            }

            last = positions[i];
        }

        return positions;
    }

    private bool HeadIsExact(IReadOnlyList<HeadWord> head, RowFormat row)
    {
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i].Key != _labels.KeyOf(row.Columns[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int PositionOf(string column, RowFormat row)
    {
        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (row.Columns[i].Id == column)
            {
                return i;
            }
        }

        return -1;
    }

    // A unit in brackets is no part of the head: 采购总金额（万元）.
    private string? ColumnOf(string key, string text) =>
        _labels.Columns.Exact(key) ?? (text.AsSpan().IndexOfAny('(', '（') > 0 ? _labels.Columns.Exact(LabelKey.Of(WithoutUnit(text))) : null);

    private void NoteHeadUnits(IReadOnlyList<HeadWord> heads)
    {
        foreach (var head in heads)
        {
            MoneyUnit? unit = head.Text.Contains("亿元", StringComparison.Ordinal) ? MoneyUnit.HundredMillionYuan
                : head.Text.Contains("万元", StringComparison.Ordinal) ? MoneyUnit.TenThousandYuan
                : head.Text.Contains('元', StringComparison.Ordinal) ? MoneyUnit.Yuan
                : null;
            if (unit is { } printed)
            {
                _headUnits[head.Column] = printed;
            }
        }
    }

    private static string WithoutUnit(string head)
    {
        var open = head.IndexOfAny(['(', '（']);
        return open > 0 ? head[..open] : head;
    }

    private static ReadOnlySpan<SourceCell> Rest(Row row) =>
        row.Line.Cells is SourceCell[] array ? array.AsSpan(row.LabelCell + 1) : row.Line.Cells.Skip(row.LabelCell + 1).ToArray();
}
