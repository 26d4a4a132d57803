using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>What the words at the left of a row are.</summary>
internal enum RowLabelKind
{
    /// <summary>No words at all.</summary>
    None,

    /// <summary>Words that are no label of this table.</summary>
    Unknown,

    /// <summary>A head of columns.</summary>
    Head,

    /// <summary>A label, exactly or by alias.</summary>
    Row,

    /// <summary>A label with a letter or two wrong.</summary>
    Misprint,

    /// <summary>The beginning of a label; the rest is missing here.</summary>
    Cut,
}

/// <summary>The label of a row: which, how sure, and at which cell it stands.</summary>
/// <param name="IsBare">True where the words also head a column (总计, 其他), so that they need support.</param>
internal readonly record struct RowLabel(RowLabelKind Kind, string? Path, int Cell, string Remainder = "", bool IsBare = false);

/// <summary>Finds the label of a row: the last words before its first value.</summary>
internal static class RowLabelFinder
{
    private static readonly string[] s_unitWords = ["件", "个", "条", "项", "次", "件数", "数量", "单位件"];

    /// <param name="isInside">True inside the table, where a cut label may stand alone; elsewhere a
    /// label is guessed at only beside as many cells as the table has columns.</param>
    public static RowLabel Find(ReportLine line, RowLabels labels, bool isInside)
    {
        var cells = line.Cells;
        var last = -1;
        var heads = 0;
        var hit = default(RowLabel);
        for (var i = 0; i < cells.Count; i++)
        {
            var key = line.Keys[i];
            if (key.Length == 0)
            {
                if (hit.Path is not null && last == hit.Cell && !ValueWindow.IsBlank(cells[i]))
                {
                    break;
                }

                continue;
            }

            if (hit.Path is not null && CellText.IsValueLike(cells[i].Text))
            {
                break;
            }

            if (IsUnitWord(key))
            {
                if (hit.Path is not null && last == hit.Cell)
                {
                    hit = hit with { Cell = i };
                    last = i;
                }

                continue;
            }

            last = i;
            var isHead = labels.Columns.Exact(key) is not null;
            heads += isHead ? 1 : 0;
            if ((labels.Rows.Exact(key) ?? labels.Rows.BehindLeading(key)) is { } path)
            {
                hit = new RowLabel(RowLabelKind.Row, path, i, IsBare: isHead);
            }
        }

        if (heads > 1)
        {
            return new RowLabel(RowLabelKind.Head, null, last);
        }

        if (hit.Path is not null && IsFollowedByValues(cells, hit, last, labels))
        {
            return hit;
        }

        if (last < 0)
        {
            return default;
        }

        return isInside || cells.Count - 1 - last >= labels.FewestColumns
            ? Guess(cells[last].Text, last, labels)
            : new RowLabel(heads > 0 ? RowLabelKind.Head : RowLabelKind.Unknown, null, last);
    }

    // Words right of the label may be values (无) where the cells are just as many as the columns; otherwise they are a label of their own.
    private static bool IsFollowedByValues(IReadOnlyList<Sources.SourceCell> cells, RowLabel hit, int last, RowLabels labels)
    {
        for (var i = hit.Cell + 1; i <= last; i++)
        {
            if (!ValueWindow.IsBlank(cells[i]))
            {
                return CellText.IsValueLike(cells[i].Text) || labels.MayHaveColumns(hit.Path!, cells.Count - 1 - hit.Cell);
            }
        }

        return true;
    }

    private static RowLabel Guess(string text, int cell, RowLabels labels)
    {
        var key = LabelKey.Of(WithoutNote(text));
        if (key.Length == 0)
        {
            return default;
        }

        if ((labels.Rows.Exact(key) ?? labels.Rows.BehindLeading(key)) is { } path)
        {
            return new RowLabel(RowLabelKind.Row, path, cell, IsBare: labels.Columns.Exact(key) is not null);
        }

        if (labels.Rows.CutShort(key, out var remainder) is { } cut)
        {
            return new RowLabel(RowLabelKind.Cut, cut, cell, remainder);
        }

        return labels.Rows.Misprinted(key) is { } misprint
            ? new RowLabel(RowLabelKind.Misprint, misprint, cell)
            : new RowLabel(labels.Columns.Exact(key) is not null ? RowLabelKind.Head : RowLabelKind.Unknown, null, cell);
    }

    private static bool IsUnitWord(ReadOnlySpan<char> key)
    {
        foreach (var word in s_unitWords)
        {
            if (key.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutNote(string text)
    {
        var trimmed = CellText.TrimAll(text);
        if (trimmed.Length > 2 && trimmed[^1] is ')' or '）')
        {
            var open = trimmed.LastIndexOfAny(['(', '（']);
            if (open > 0)
            {
                return trimmed[..open];
            }
        }

        return trimmed;
    }
}
