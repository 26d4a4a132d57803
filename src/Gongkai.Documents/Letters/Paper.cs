using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Letters;

/// <summary>文书 — a paper with every field filled in: what it says, block by block, before it becomes a file.</summary>
/// <param name="Kind">Which of the 39.</param>
/// <param name="Layout">Official document, letter or form.</param>
/// <param name="Blocks">What it says, in order.</param>
/// <param name="ColumnWidths">Shares of the columns of its tables; empty for equal ones.</param>
public sealed record Paper(PaperKind Kind, PaperLayout Layout, IReadOnlyList<PaperBlock> Blocks, IReadOnlyList<int> ColumnWidths)
{
    /// <summary>The title as one line, which is also the name of a file.</summary>
    public string Title => Blocks.FirstOrDefault(block => block.Kind == PaperBlockKind.Title)?.Text ?? "";
}

/// <summary>版式 — how a paper is laid out; GB/T 9704-2012, 7 and 10.1.</summary>
public enum PaperLayout
{
    /// <summary>公文 — red head, number under it, red rule.</summary>
    Official,

    /// <summary>函 — the organ's name over a double rule, number to the right.</summary>
    Letter,

    /// <summary>表 — a form.</summary>
    Form,
}

/// <summary>文书要素 — the role of a block; GB/T 9704-2012, 7.2–7.4.</summary>
public enum PaperBlockKind
{
    /// <summary>发文机关标志.</summary>
    Organ,

    /// <summary>发文字号.</summary>
    Number,
    Title,

    /// <summary>主送机关 — here whom the paper is for.</summary>
    Addressee,
    Body,
    Heading,
    Row,

    /// <summary>附件说明.</summary>
    Enclosure,

    /// <summary>印章 — where the seal goes.</summary>
    Seal,

    /// <summary>发文机关署名.</summary>
    Signature,

    /// <summary>成文日期.</summary>
    Day,

    /// <summary>附注 — contact, delivery.</summary>
    Note,
}

/// <summary>文书段 — one block of a paper.</summary>
/// <param name="Kind">Its role.</param>
/// <param name="Text">Its words; of a row, its cells joined.</param>
public sealed record PaperBlock(PaperBlockKind Kind, string Text)
{
    /// <summary>The cells of a row, otherwise empty; a line feed within a cell starts a new paragraph.</summary>
    public IReadOnlyList<PaperCell> Cells { get; init; } = [];
}

/// <summary>表格单元 — one cell of a form.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Span">Columns it takes.</param>
/// <param name="IsLabel">True for fixed words, false for what was filled in.</param>
/// <param name="Rows">Rows it takes; 0 where the cell above covers it.</param>
public sealed record PaperCell(string Text, int Span, bool IsLabel, int Rows)
{
    /// <summary>True where several lines may be written in by hand.</summary>
    public bool IsRoomy { get; init; }
}
