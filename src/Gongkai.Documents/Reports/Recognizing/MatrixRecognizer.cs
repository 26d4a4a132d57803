using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Recognises a table of labelled rows under one head (table three): every row by its own label, values from the label rightwards.</summary>
internal sealed class MatrixRecognizer
{
    private readonly RowLabels _labels;
    private readonly TableDraft _draft;
    private readonly int _columns;
    private Pending? _pending;
    private RowReading? _last;
    private bool _isInside;
    private int _firstHit = -1;
    private int _lastHit = -100;

    private MatrixRecognizer(RowLabels labels, string tableId)
    {
        _labels = labels;
        _draft = new TableDraft(tableId);
        _columns = labels.Tables[0].Rows[0].Columns.Count;
    }

    private sealed record Pending(RowReading Reading, string Remainder, bool IsCut);

    /// <summary>Reads the rows of the table wherever they stand among the lines.</summary>
    public static TableDraft Recognize(IReadOnlyList<ReportLine> lines, RowLabels labels)
    {
        var reader = new MatrixRecognizer(labels, labels.Tables[0].Id);
        for (var i = 0; i < lines.Count; i++)
        {
            reader.ReadLine(lines[i], i);
        }

        reader.Settle();
        reader.ReadRuns(lines);
        var heads = HeadCheck.Of(reader.Heads(lines), labels);
        reader._draft.Objection ??= heads.Objection;
        reader._draft.DropUncertain(heads.IsComplete);
        return reader._draft;
    }

    private void ReadLine(ReportLine line, int index)
    {
        if (line.Kind == LineKind.Paragraph)
        {
            if (_pending is { IsCut: true } && line.Text.Length is > 0 and <= 40)
            {
                TryComplete(line, line.TextKey, []);
            }
            else if (_pending is not null && LabelKey.HasWord(line.Text))
            {
                Settle();
            }

            return;
        }

        var label = RowLabelFinder.Find(line, _labels, _isInside);
        switch (label.Kind)
        {
            case RowLabelKind.Row or RowLabelKind.Misprint or RowLabelKind.Cut when IsSupported(label, line, index):
                ReadRow(line, label, index);
                break;
            case RowLabelKind.None when _isInside:
                ReadUnlabelled(line, index);
                break;
            case RowLabelKind.Unknown or RowLabelKind.Head when _pending is { IsCut: true }:
                TryComplete(line, line.Keys[label.Cell], Rest(line, label.Cell));
                break;
            case RowLabelKind.Unknown when _isInside:
                Settle();
                NoteExtraRow(line, label, index);
                break;
        }
    }

    private void ReadRow(ReportLine line, RowLabel label, int index)
    {
        Settle();
        _isInside = true;
        _firstHit = _firstHit < 0 ? index : _firstHit;
        _lastHit = index;
        var window = ValueWindow.Cut(Rest(line, label.Cell), _columns, line.Kind);
        var reading = new RowReading(label.Path!, line, window, CellText.TrimAll(line.Cells[label.Cell].Text), label.Kind != RowLabelKind.Row);
        if (label.Kind == RowLabelKind.Cut || window.Printed == 0)
        {
            _pending = new Pending(reading, label.Remainder, label.Kind == RowLabelKind.Cut);
            return;
        }

        _last = reading;
        _draft.Add(reading);
    }

    // A row whose words are the rest of a cut label: the values may stand in either row, never in both.
    private void TryComplete(ReportLine line, string key, ReadOnlySpan<SourceCell> rest)
    {
        var pending = _pending!;
        if (key.Length == 0 || !pending.Remainder.StartsWith(key, StringComparison.Ordinal))
        {
            return;
        }

        var reading = pending.Reading;
        var window = ValueWindow.Cut(rest, _columns, line.Kind);
        if (window.Printed > 0)
        {
            reading = reading.Window.Printed > 0
                ? reading with { Objection = $"“{reading.Label}”被断成两行，两行都有数值，不能确定属于哪一行。" }
                : reading with { Line = line, Window = window };
        }

        var remainder = pending.Remainder[key.Length..];
        _pending = pending with { Reading = reading with { IsMisprinted = false }, Remainder = remainder, IsCut = remainder.Length > 0 };
    }

    // Values without a label belong to the label line just before them, and only if that has no cells of its own.
    private void ReadUnlabelled(ReportLine line, int index)
    {
        var window = ValueWindow.Cut(line.Cells is SourceCell[] array ? array : [.. line.Cells], _columns, line.Kind);
        if (window.Printed == 0)
        {
            return;
        }

        if (_pending is not { } pending)
        {
            if (index == _lastHit + 1 && line.Kind == LineKind.Packed && _last is { HasValues: true } last && last.Window.Printed < _columns)
            {
                last.Objection = $"“{last.Label}”一行有空白格，紧接着又有一行没有名称的数值，不能确定各数属于哪一列。";
            }

            return;
        }

        if (pending.Reading.Window.Problem == WindowProblem.TooFew && window.Problem == WindowProblem.None && window.Printed > 0)
        {
            _pending = pending with { Reading = pending.Reading with { Line = line, Window = window } };
        }
        else if (pending.Reading.IsAllBlank)
        {
            pending.Reading.Objection = $"“{pending.Reading.Label}”一行全为空白，紧接着有一行没有名称的数值，不能确定属于哪一行。";
        }

        Settle();
    }

    private void Settle()
    {
        if (_pending is { } pending)
        {
            if (pending is { IsCut: true, Reading.IsAllBlank: true })
            {
                pending.Reading.Objection = $"“{pending.Reading.Label}”只印出一部分，没有找到它的下半截，不能确定这一行是空白。";
            }

            _draft.Add(pending.Reading);
            _pending = null;
        }
    }

    // 总计 and 其他 also head columns and stand in other tables: they count only inside this one and with values of their own.
    private bool IsSupported(RowLabel label, ReportLine line, int index)
    {
        if (label.Kind == RowLabelKind.Cut || label.Kind == RowLabelKind.Misprint)
        {
            var rest = Rest(line, label.Cell);
            return rest.Length >= (_isInside ? 1 : _columns);
        }

        return !label.IsBare || (_isInside && index - _lastHit <= 8
            && ValueWindow.Cut(Rest(line, label.Cell), _columns, line.Kind) is { Problem: WindowProblem.None, Printed: > 0, IsSurplus: false });
    }

    private void NoteExtraRow(ReportLine line, RowLabel label, int index)
    {
        if (index - _lastHit <= 3 && ValueWindow.Cut(Rest(line, label.Cell), _columns, line.Kind) is { Problem: WindowProblem.None, Printed: > 0 }
            && _labels.Groups.Exact(line.Keys[label.Cell]) is null)
        {
            _draft.Notes.Add(new LayoutNote(LayoutNoteKind.ExtraRow, _draft.TableId, CellText.TrimAll(line.Cells[label.Cell].Text), line.Place));
        }
    }

    private void ReadRuns(IReadOnlyList<ReportLine> lines)
    {
        if (_draft.Count > 0 && _labels.Tables.Any(table => table.Rows.All(row => _draft.HasValuesFor(row.Path))))
        {
            return;
        }

        var runs = RunLabels.Read(lines, _labels).ConvertAll(run => new RowReading(run.Path, run.Line,
            ValueWindow.Cut(Rest(run.Line, 0), _columns, LineKind.Run), run.Label, run.IsMisprinted));
        // One figure too many is a slip; several together are those of other rows, and then no row is sure of its own.
        var isScrambled = runs.Exists(run => run.Window.Problem == WindowProblem.TooMany && run.Window.Printed >= _columns + 2);
        var hasLost = runs.Count(run => run.Window is { Problem: WindowProblem.TooFew, Printed: > 0 } && run.Window.Printed <= _columns - 2) >= 3;
        foreach (var run in runs.Where(run => !_draft.HasValuesFor(run.Path)))
        {
            run.Objection = isScrambled && run.Window.Printed > 0 ? $"有的行名后面连着好几行的数，各行数值的次序在文字中已经打乱，不能确定“{run.Label}”一行的数。"
                : hasLost && run.HasValues && !AddsUp(run.Window.Values) ? $"别的行丢失了空白格，这一行的合计又与各列之和不符，不能确定这些数都是“{run.Label}”一行的。"
                : null;
            _draft.Add(run);
        }
    }

    // Asked only where figures have lost their places already; a wrong sum alone is a finding, no reason to refuse.
    private static bool AddsUp(SourceCell[] values)
    {
        decimal sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (CellText.Read(values[i].Text, ColumnKind.Count, null, default) is not { } cell)
            {
                return true;
            }

            var count = cell.Value ?? 0;
            sum += i < values.Length - 1 ? count : -count;
        }

        return sum == 0;
    }

    private IEnumerable<ReportLine> Heads(IReadOnlyList<ReportLine> lines)
    {
        var first = _firstHit;
        for (var i = 0; first < 0 && i < lines.Count; i++)
        {
            first = lines[i].Text.Length is > 0 and <= 400 && BeginsRow(lines[i].TextKey.AsSpan().TrimEnd("0123456789")) ? i : first;
        }

        var start = Math.Max(0, first - (_firstHit < 0 ? 14 : 8));
        return first < 0 ? [] : lines.Skip(start).Take(first - start);
    }

    private bool BeginsRow(ReadOnlySpan<char> key) =>
        (_labels.Rows.Exact(key) ?? _labels.Rows.BehindLeading(key)) is not null && _labels.Columns.Exact(key) is null;

    private static ReadOnlySpan<SourceCell> Rest(ReportLine line, int cell) =>
        line.Cells is SourceCell[] array ? array.AsSpan(cell + 1) : line.Cells.Skip(cell + 1).ToArray();
}
