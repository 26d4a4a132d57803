namespace Gongkai.Domain.Reports.Narratives;

/// <summary>记号种类 — what the scanner of the text tells apart.</summary>
internal enum TokenKind : byte
{
    /// <summary>A number with or without unit, in digits.</summary>
    Number,

    /// <summary>A number in Chinese numerals; only lists and some units use it.</summary>
    ChineseNumber,
    Percent,
    Year,
    Month,
    Day,
    Word,

    /// <summary>（一） 一是 1. 第一，.</summary>
    Enumerator,

    /// <summary>Words in quotation marks or title marks; their inside is not read.</summary>
    Quoted,
    Comma,
    Pause,
    Semicolon,
    Colon,
    Open,
    Close,

    /// <summary>The end of a sentence.</summary>
    Break,

    /// <summary>The end of a paragraph.</summary>
    Line,
}

/// <summary>列举式样 — the form of an enumerator.</summary>
internal enum EnumeratorStyle : byte
{
    None,

    /// <summary>（一）.</summary>
    Bracketed,

    /// <summary>一是.</summary>
    Copula,

    /// <summary>一、.</summary>
    Chinese,

    /// <summary>1. or 1、.</summary>
    Digit,

    /// <summary>第一，.</summary>
    Ordinal,
}

/// <summary>记号 — one mark, number or word of the text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public decimal Value { get; init; }

    public Word? Word { get; init; }

    /// <summary>The printed unit; empty where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>约 余 多 近 超过 万: never compared exactly.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Digits after the point as printed.</summary>
    public int Decimals { get; init; }

    public EnumeratorStyle Style { get; init; }

    /// <summary>How many brackets are open around it.</summary>
    public byte Depth { get; init; }

    public bool Is(WordKind kind) => Word is not null && Word.Kind == kind;

    public bool IsQuantity => Kind == TokenKind.Number && Unit.Length > 0;
}
