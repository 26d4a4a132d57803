using System.Text;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Turns running text (one cell a line, values separated by blanks) into labels with the values that follow them.</summary>
internal static class RunReader
{
    private static readonly string[] s_units = ["元", "万元", "亿元", "万", "亿", "件", "个", "项", "条"];

    /// <summary>Reads the runs of a stretch of lines.</summary>
    /// <param name="lines">Paragraphs, and rows with a single cell.</param>
    /// <returns>One line a run: the label text, then its values; a last one without values where words remain.</returns>
    public static List<ReportLine> Read(IReadOnlyList<ReportLine> lines)
    {
        var runs = new List<ReportLine>();
        var label = new StringBuilder();
        SourcePlace labelPlace = default;
        var values = new List<SourceCell>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsPageNumber(lines, i))
            {
                continue;
            }

            foreach (var (word, place) in Words(line))
            {
                if (values.Count > 0 && s_units.Contains(word))
                {
                    values[^1] = values[^1] with { Text = values[^1].Text + word };
                }
                else if (CellText.IsValueLike(word))
                {
                    values.Add(new SourceCell(word, place, values.Count));
                }
                else
                {
                    if (values.Count > 0)
                    {
                        Emit(runs, label, labelPlace, values);
                    }

                    if (label.Length == 0)
                    {
                        labelPlace = place;
                    }

                    label.Append(word);
                }
            }
        }

        Emit(runs, label, labelPlace, values);
        return runs;
    }

    private static void Emit(List<ReportLine> runs, StringBuilder label, SourcePlace place, List<SourceCell> values)
    {
        if (label.Length == 0 && values.Count == 0)
        {
            return;
        }

        var cells = new SourceCell[values.Count + 1];
        cells[0] = new SourceCell(label.ToString(), place, 0);
        values.CopyTo(cells, 1);
        runs.Add(ReportLine.OfRun(cells));
        label.Clear();
        values.Clear();
    }

    private static IEnumerable<(string Word, SourcePlace Place)> Words(ReportLine line)
    {
        if (line.Kind != LineKind.Paragraph)
        {
            foreach (var cell in line.Cells)
            {
                if (!ValueWindow.IsBlank(cell))
                {
                    yield return (CellText.TrimAll(cell.Text), cell.Place);
                }
            }

            yield break;
        }

        var text = line.Text;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isBlank = i == text.Length || CellText.IsBlank(text[i]);
            if (!isBlank && start < 0)
            {
                start = i;
            }
            else if (isBlank && start >= 0)
            {
                yield return (text[start..i],
                    line.Place.Kind == SourcePlaceKind.Text ? line.Place with { Second = line.Place.Second + start } : line.Place);
                start = -1;
            }
        }
    }

    // "- 3 -", "第3页", and a lone number beside a page break are no values.
    private static bool IsPageNumber(IReadOnlyList<ReportLine> lines, int index)
    {
        var text = CellText.TrimAll(lines[index].Text);
        if (text.Length is 0 or > 16 || lines[index].Kind != LineKind.Paragraph)
        {
            return false;
        }

        var hasDigit = false;
        var hasDash = false;
        var isMarked = false;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                hasDigit = true;
            }
            else if (c is '-' or '—' or '－' or '–' or '·')
            {
                hasDash = true;
            }
            else if (c is '第' or '页' or '共' or '/')
            {
                isMarked |= c == '页';
            }
            else if (!CellText.IsBlank(c))
            {
                return false;
            }
        }

        var isBesideBreak = lines[index].StartsPage || (index + 1 < lines.Count && lines[index + 1].StartsPage);
        return hasDigit && (isMarked || (hasDash && !char.IsDigit(text[0]) && !char.IsDigit(text[^1])) || (isBesideBreak && !hasDash));
    }
}
