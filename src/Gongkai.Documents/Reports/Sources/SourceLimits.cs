namespace Gongkai.Documents.Reports.Sources;

/// <summary>读取限额 — bounds that keep a hostile or broken file from costing more than its refusal is worth.</summary>
public sealed record SourceLimits
{
    public static SourceLimits Default { get; } = new();

    /// <summary>Largest file that is opened, in bytes.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Largest text that is looked at, in characters.</summary>
    public int TextCharacters { get; init; } = 8 << 20;

    /// <summary>Largest unpacked size of all parts of a package together, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 96L << 20;

    /// <summary>Most cells in all tables together.</summary>
    public int Cells { get; init; } = 400_000;

    /// <summary>Most columns in one table; a wider one is refused.</summary>
    public int Columns { get; init; } = 512;

    /// <summary>Most blocks in one document.</summary>
    public int Blocks { get; init; } = 200_000;

    /// <summary>Deepest nesting of elements.</summary>
    public int Depth { get; init; } = 512;

    /// <summary>Longest time for an outside converter, and for the file as a whole.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);
}
