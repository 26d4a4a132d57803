using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Recognises all tables of one report and decides the format of each by itself: real reports mix them.</summary>
internal sealed class TablesRecognizer(FormatLabels labels, int? year)
{
    private static readonly Dictionary<string, MoneyUnit> s_noUnits = [];
    private readonly List<ReportTable> _tables = [];
    private readonly List<Unreadable> _unreadable = [];
    private readonly List<LayoutNote> _notes = [];

    public IReadOnlyList<ReportTable> Tables => _tables;

    public IReadOnlyList<Unreadable> Unreadable => _unreadable;

    public IReadOnlyList<LayoutNote> Notes => _notes;

    public void Recognize(IReadOnlyList<ReportLine> lines)
    {
        var drafts = new List<(TableDraft Draft, TableFormat? Format, IReadOnlyDictionary<string, MoneyUnit> Units)>();
        foreach (var families in labels.Families)
        {
            drafts.Add(families.Select(family => Read(lines, family)).MaxBy(read => read.Draft.RowsWithValues));
        }

        foreach (var (draft, format, units) in drafts)
        {
            var decided = format ?? SharedFormat(draft.TableId, drafts.Select(other => other.Format?.FormatId).LastOrDefault(id => id is not null));
            if (draft.Count == 0 && draft.Objection is null)
            {
                _unreadable.Add(new Unreadable(draft.TableId, "table-missing", $"没有找到{TableDraft.Name(decided)}。", SourcePlace.None));
                continue;
            }

            if (draft.Build(decided, units, _unreadable) is { } table)
            {
                _tables.Add(table);
                _notes.AddRange(draft.Notes);
            }
        }
    }

    private (TableDraft Draft, TableFormat? Format, IReadOnlyDictionary<string, MoneyUnit> Units) Read(IReadOnlyList<ReportLine> lines,
        RowLabels table) =>
        table.Tables[0].Layout switch
        {
            TableLayout.Blocks => ReadBlocks(lines, table),
            TableLayout.Matrix => ReadMatrix(lines, table),
            _ => ReadSides(lines, table),
        };

    private (TableDraft, TableFormat?, IReadOnlyDictionary<string, MoneyUnit>) ReadSides(IReadOnlyList<ReportLine> lines, RowLabels table)
    {
        var section = table.Tables[0].Section;
        var draft = SideBySideRecognizer.Recognize(lines, table, line => labels.Sections.NumberOf(line.Text) == section);

        // Formats that share the table leave open which of them is meant; a table of one format alone says it.
        return (draft, table.Tables.Count == 1 && labels.Formats.All.Count > 1 && draft.Count > 0 ? table.Tables[0] : null, s_noUnits);
    }

    private (TableDraft, TableFormat?, IReadOnlyDictionary<string, MoneyUnit>) ReadBlocks(IReadOnlyList<ReportLine> lines, RowLabels table)
    {
        var others = labels.Tables.Where(other => other.Tables[0].Layout == TableLayout.Matrix).ToList();
        var outcome = BlocksRecognizer.Recognize(lines, table, line => IsEndOfBlocks(line, table.Tables[0].Section, others));
        return (outcome.Draft, outcome.Format, outcome.HeadUnits);
    }

    private bool IsEndOfBlocks(ReportLine line, int section, List<RowLabels> others)
    {
        if (line.Text.Length > 0)
        {
            return labels.Sections.NumberOf(line.Text) is var number && number > 0 && number != section;
        }

        foreach (var key in line.Keys)
        {
            if (key.Length is >= 8 and <= 40 && others.Exists(other => other.Rows.Exact(key) is not null))
            {
                return true;
            }
        }

        return false;
    }

    private (TableDraft, TableFormat?, IReadOnlyDictionary<string, MoneyUnit>) ReadMatrix(IReadOnlyList<ReportLine> lines, RowLabels table)
    {
        var draft = MatrixRecognizer.Recognize(lines, table);
        return (draft, draft.Count == 0 ? null : DecideFormat(draft, table), s_noUnits);
    }

    // The format whose rows were found, and no others; the report year decides only where the rows do not tell.
    private TableFormat DecideFormat(TableDraft draft, RowLabels table)
    {
        TableFormat? best = null;
        var bestScore = int.MinValue;
        foreach (var candidate in table.Tables)
        {
            var score = 0;
            foreach (var path in draft.Paths)
            {
                var weight = draft.HasValuesFor(path) ? 4 : 2;
                score += candidate.Row(path) is null ? -weight : weight;
            }

            score += year is { } reportYear && labels.Formats.ForYear(reportYear)?.Id == candidate.FormatId ? 1 : 0;
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best!;
    }

    // A table that is alike in all formats goes with the format of the others, else with that of the year.
    private TableFormat SharedFormat(string tableId, string? formatOfOthers)
    {
        var id = formatOfOthers ?? (year is { } reportYear ? labels.Formats.ForYear(reportYear)?.Id : null);
        return ((id is null ? null : labels.Formats.Find(id)) ?? labels.Formats.All[^1]).Table(tableId);
    }
}
