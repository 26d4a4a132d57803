using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports;

/// <summary>年度报告 — one organ's annual report for one year as it was read: text in six parts and three tables; 条例 49、50.</summary>
public sealed record AnnualReport
{
    public string? Organ { get; init; }

    public OrganKind? OrganKind { get; init; }

    /// <summary>The report year; null where the document does not say or contradicts itself.</summary>
    public int? Year { get; init; }

    /// <summary>The title, line breaks and blanks removed.</summary>
    public string? Title { get; init; }

    public SignOff? SignOff { get; init; }

    /// <summary>What stands between title and part one.</summary>
    public string Preface { get; init; } = "";

    /// <summary>Always six, in order; a missing part has no heading.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>What the text states, where the reader has extracted it already.</summary>
    public Narrative? Narrative { get; init; }

    /// <summary>The tables that were found, in order of their parts; a table that was not found is absent.</summary>
    public required IReadOnlyList<ReportTable> Tables { get; init; }

    /// <summary>Everything that could not be read, with the reason.</summary>
    public IReadOnlyList<Unreadable> Unreadable { get; init; } = [];

    /// <summary>What the reader saw in the layout that a checker or a reader of the result should know.</summary>
    public IReadOnlyList<LayoutNote> LayoutNotes { get; init; } = [];

    public ReportTable? Table(string id) => Tables.FirstOrDefault(table => table.Format.Id == id);

    public ReportSection Section(int number) => Sections[number - 1];

    /// <summary>The format that all tables share; null where they differ or none was found.
    /// Part four is the same in every format and has no say.</summary>
    public string? FormatId
    {
        get
        {
            var ids = Tables.Where(table => table.Format.Layout != TableLayout.SideBySide).Select(table => table.Format.FormatId).Distinct().ToList();
            return ids.Count == 1 ? ids[0] : null;
        }
    }
}

/// <summary>落款 — the organ and day at the foot of the report.</summary>
public sealed record SignOff(string? Organ, DateOnly? Date);

/// <summary>章节 — one part of the report: the heading as printed (null where the part is missing) and its text without the tables.</summary>
public sealed record ReportSection(int Number, string? Heading, string Text, SourcePlace Place);

/// <summary>不可读 — something that is not guessed: what, why, where.</summary>
/// <param name="Where">A table, row or cell as the results name it: part3, part3.granted, part3.granted.total.</param>
/// <param name="Reason">Stable kebab-case code.</param>
/// <param name="Message">One Chinese sentence for the person who has the paper at hand.</param>
public sealed record Unreadable(string Where, string Reason, string Message, SourcePlace Place);

/// <summary>版式提示 — a deviation in the layout that did not keep the reader from reading: surplus values, extra rows, a misprinted label.</summary>
/// <param name="Kind">What kind of deviation.</param>
/// <param name="Where">A table or row as the results name it.</param>
/// <param name="Detail">What was seen, in Chinese.</param>
public sealed record LayoutNote(LayoutNoteKind Kind, string Where, string Detail, SourcePlace Place);

/// <summary>版式提示种类 — the kinds of deviation.</summary>
public enum LayoutNoteKind
{
    /// <summary>A row printed more values than it has columns; <c>Detail</c> is the number printed.</summary>
    SurplusValues,

    /// <summary>A row printed fewer values than it has columns; <c>Detail</c> is the number printed.</summary>
    MissingValues,

    /// <summary>A row that the format does not know.</summary>
    ExtraRow,

    /// <summary>A label that is misprinted or cut, but can only be this one.</summary>
    MisprintedLabel,
}
