using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>版面标签 — the printed labels of the shipped formats, compared by their letters and digits alone.</summary>
public static class PageLabels
{
    /// <summary>Labels of the rows of the tables with this layout, by their bare text.</summary>
    public static PageLabelSet Rows(TableLayout layout) => layout switch
    {
        TableLayout.Blocks => s_blockRows,
        TableLayout.Matrix => s_matrixRows,
        _ => s_sideRows,
    };

    /// <summary>Labels of their columns.</summary>
    public static PageLabelSet Columns(TableLayout layout) => layout switch
    {
        TableLayout.Blocks => s_blockColumns,
        TableLayout.Matrix => s_matrixColumns,
        _ => s_sideColumns,
    };

    /// <summary>Labels of their groups.</summary>
    public static PageLabelSet Groups(TableLayout layout) => layout switch
    {
        TableLayout.Blocks => s_blockGroups,
        TableLayout.Matrix => s_matrixGroups,
        _ => s_sideGroups,
    };

    private static readonly PageLabelSet s_blockRows = OfRows(TableLayout.Blocks);
    private static readonly PageLabelSet s_matrixRows = OfRows(TableLayout.Matrix);
    private static readonly PageLabelSet s_sideRows = OfRows(TableLayout.SideBySide);
    private static readonly PageLabelSet s_blockColumns = OfColumns(TableLayout.Blocks);
    private static readonly PageLabelSet s_matrixColumns = OfColumns(TableLayout.Matrix);
    private static readonly PageLabelSet s_sideColumns = OfColumns(TableLayout.SideBySide);
    private static readonly PageLabelSet s_blockGroups = OfGroups(TableLayout.Blocks);
    private static readonly PageLabelSet s_matrixGroups = OfGroups(TableLayout.Matrix);
    private static readonly PageLabelSet s_sideGroups = OfGroups(TableLayout.SideBySide);

    /// <summary>True where the text is the label of a value row of any table.</summary>
    public static bool IsRow(string text)
    {
        var bare = Bare(text);
        return s_blockRows.Find(bare) is not null || s_matrixRows.Find(bare) is not null;
    }

    /// <summary>The letters and digits of a text; widths of digits do not matter, brackets, points and blanks do not count.</summary>
    public static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var folded = c is >= '０' and <= '９' ? (char)(c - 0xFEE0) : c;
            if (char.IsLetterOrDigit(folded))
            {
                bare.Append(folded);
            }
        }

        return bare.ToString();
    }

    private static IEnumerable<TableFormat> Tables(TableLayout layout) =>
        ReportFormats.Shipped.All.SelectMany(format => format.Tables).Where(table => table.Layout == layout);

    private static PageLabelSet OfRows(TableLayout layout) =>
        new(Tables(layout).SelectMany(table => table.Rows).Select(row => (row.Path, row.Label, row.Aliases)));

    private static PageLabelSet OfColumns(TableLayout layout) =>
        new(Tables(layout).SelectMany(table => table.Rows).SelectMany(row => row.Columns)
            .Select(column => (column.Id, column.Label, column.Aliases)));

    private static PageLabelSet OfGroups(TableLayout layout) =>
        new(Tables(layout).SelectMany(table => table.Groups).Select(group => (group.Id, group.Label, group.Aliases)));
}

/// <summary>标签集 — labels and aliases by their bare text, with the key of what they name.</summary>
public sealed class PageLabelSet
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);

    public PageLabelSet(IEnumerable<(string Key, string Label, IReadOnlyList<string> Aliases)> labels)
    {
        foreach (var (key, label, aliases) in labels)
        {
            foreach (var bare in aliases.Prepend(label).Select(PageLabels.Bare))
            {
                _keys.TryAdd(bare, key);
                for (var length = 1; length <= bare.Length; length++)
                {
                    _beginnings.Add(bare[..length]);
                }
            }
        }
    }

    /// <summary>The key of the label with this bare text, or null.</summary>
    public string? Find(string bare) => _keys.GetValueOrDefault(bare);

    /// <summary>True where a label begins with this bare text.</summary>
    public bool Begins(string bare) => _beginnings.Contains(bare);
}
