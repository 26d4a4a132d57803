namespace Gongkai.Documents.Letters;

/// <summary>文书字段种类 — what a field of a paper takes.</summary>
public enum PaperFieldKind
{
    /// <summary>文字 — one line.</summary>
    Text,

    /// <summary>段落 — as many lines as there are; each becomes a paragraph.</summary>
    Paragraphs,

    /// <summary>清单 — one entry a line.</summary>
    List,

    /// <summary>日期 — a day.</summary>
    Day,

    /// <summary>数字 — a whole number.</summary>
    Number,

    /// <summary>金额 — an amount in yuan.</summary>
    Amount,

    /// <summary>文号 — the number of a paper.</summary>
    PaperNumber,

    /// <summary>选项 — one of the choices.</summary>
    Choice,
}

/// <summary>文书字段 — one named place that a template leaves open.</summary>
/// <param name="Name">Name in the template, which is also its label on a page.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Explanation">One line for the person who fills it in.</param>
/// <param name="Choices">The choices of a choice; otherwise empty.</param>
public sealed record PaperField(string Name, PaperFieldKind Kind, string Explanation, IReadOnlyList<string> Choices);

/// <summary>文书所需字段 — a field as one template uses it.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsCompulsory">True where the paper cannot be made without it, whatever else is given.</param>
public sealed record PaperNeed(PaperField Field, bool IsCompulsory);
