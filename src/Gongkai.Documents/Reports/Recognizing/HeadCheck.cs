using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Looks whether the heads of a table are the prescribed ones, all of them, in the prescribed
/// order. Values are never aligned by them, but another head is refused.</summary>
internal sealed class HeadCheck
{
    private const int LongestHead = 40;
    private const int LongestUnknownHead = 10;
    private const int LongestSpacedLine = 400;
    private static readonly string[] s_harmless = ["备注", "说明", "项目", "指标", "类别", "序号", "事项", "申请情况", "单位件", "名称"];
    private readonly RowLabels _labels;
    private readonly IReadOnlyList<ColumnFormat> _columns;
    private readonly HashSet<int> _known = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private bool _usesSpans;

    private HeadCheck(RowLabels labels)
    {
        _labels = labels;
        _columns = labels.Tables[0].Rows[0].Columns;
    }

    private readonly record struct Head(int Position, int BeforeInLine, int Column, ReportLine Line, int LineIndex);

    /// <summary>True where every prescribed column has its head and no other column is there.</summary>
    public bool IsComplete => _known.Count == _columns.Count && _unknown.Count == 0;

    /// <summary>The objection against the table, if any.</summary>
    public (string Reason, string Message, SourcePlace Place)? Objection { get; private set; }

    /// <summary>Checks the lines above a table's first row.</summary>
    public static HeadCheck Of(IEnumerable<ReportLine> lines, RowLabels labels)
    {
        var check = new HeadCheck(labels);
        var heads = check.Heads(lines);
        check.Objection = check.OrderObjection(heads) ?? check.CountObjection(heads);
        return check;
    }

    private (string Reason, string Message, SourcePlace Place)? OrderObjection(List<Head> heads)
    {
        var last = -1;
        var lastCell = -1;
        var totalCell = -1;
        var anySeen = false;
        foreach (var head in heads)
        {
            var isTotal = IsTotal(head.Position);
            if (head.Position >= 0 && (head.Position < head.BeforeInLine || (isTotal ? !anySeen : head.Position < last)))
            {
                return Reordered(head);
            }

            anySeen = true;
            if (isTotal)
            {
                totalCell = head.Line.Kind == LineKind.Grid ? head.Column : totalCell;
            }
            else if (head.Position >= 0)
            {
                last = head.Position;
                lastCell = head.Line.Kind == LineKind.Grid ? Math.Max(lastCell, head.Column) : lastCell;
            }

            // Where merged heads were squeezed out the columns say nothing.
            if (_usesSpans && totalCell >= 0 && totalCell < lastCell)
            {
                return Reordered(head);
            }
        }

        return null;
    }

    private (string Reason, string Message, SourcePlace Place)? CountObjection(List<Head> heads) =>
        _known.Count >= 4 && _known.Count + _unknown.Count != _columns.Count
            ? ("columns-unknown",
                $"表头的列与规定格式不同：规定{_columns.Count}列，能认出{_known.Count}列"
                + $"{(_unknown.Count == 0 ? "" : $"，另有“{string.Join("、", _unknown)}”")}，不能确定各数属于哪一列。",
                heads[^1].Line.Place)
            : null;

    private bool IsTotal(int position) => position >= 0 && _columns[position].Kind == ColumnKind.Total;

    private (string Reason, string Message, SourcePlace Place) Reordered(Head head) =>
        ("columns-reordered", $"列的次序与规定格式不同（见“{_columns[Math.Max(head.Position, 0)].Label}”），不能按规定次序取数。", head.Line.Place);

    // The heads in reading order; a lone 总计 far from any other head belongs to another table.
    private List<Head> Heads(IEnumerable<ReportLine> lines)
    {
        var heads = new List<Head>();
        var index = 0;
        foreach (var line in lines)
        {
            var before = -1;
            var from = heads.Count;
            foreach (var (cell, key) in Words(line))
            {
                var position = Position(key);
                if (position >= 0 || _labels.HeadGroups.Exact(key) is not null)
                {
                    _usesSpans |= position < 0 && cell.ColumnSpan > 1;
                    heads.Add(new Head(position, before, cell.Column, line, index));
                    before = Math.Max(before, position);
                }
            }

            if (heads.Count > from)
            {
                NoteUnknown(line, heads[from].Position == 0 || heads[from].Position < 0);
            }

            index++;
        }

        for (var i = heads.Count - 1; i >= 0; i--)
        {
            if (IsTotal(heads[i].Position) && !HasNeighbour(heads, i))
            {
                heads.RemoveAt(i);
            }
        }

        _known.UnionWith(heads.Where(head => head.Position >= 0).Select(head => head.Position));
        return heads;
    }

    private void NoteUnknown(ReportLine line, bool beginsAtFirstColumn)
    {
        var isBehindHead = !beginsAtFirstColumn;
        foreach (var (_, key) in Words(line))
        {
            if (Position(key) >= 0 || _labels.HeadGroups.Exact(key) is not null)
            {
                isBehindHead = true;
            }
            else if (isBehindHead && key.Length is > 0 and <= LongestUnknownHead && LabelKey.HasWord(key) && !s_harmless.Contains(key)
                && _labels.Groups.Exact(key) is null)
            {
                _unknown.Add(key);
            }
        }
    }

    private static bool HasNeighbour(List<Head> heads, int index) =>
        (index > 0 && heads[index].LineIndex - heads[index - 1].LineIndex <= 1)
            || (index + 1 < heads.Count && heads[index + 1].LineIndex - heads[index].LineIndex <= 1);

    private static IEnumerable<(SourceCell Cell, string Key)> Words(ReportLine line)
    {
        if (line.Kind != LineKind.Paragraph)
        {
            for (var i = 0; i < line.Cells.Count; i++)
            {
                if (line.Keys[i].Length > 0 && line.Cells[i].Text.Length <= LongestHead)
                {
                    yield return (line.Cells[i], line.Keys[i]);
                }
            }

            yield break;
        }

        if (line.Text.Length > LongestSpacedLine)
        {
            yield break;
        }

        var words = line.Text.Split([' ', '\t', '\u3000', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(words, word => word.Length <= LongestHead))
        {
            foreach (var word in words)
            {
                yield return (new SourceCell(word, line.Place, 0), LabelKey.Of(word));
            }
        }
    }

    private int Position(string key)
    {
        var id = key.Length == 0 ? null : _labels.Columns.Exact(key);
        for (var i = 0; id is not null && i < _columns.Count; i++)
        {
            if (_columns[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
