using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release;

/// <summary>发布检查限额 — bounds that keep a hostile file from costing more than its inspection is worth; over them a file is held.</summary>
public sealed record ReleaseLimits
{
    public static ReleaseLimits Default { get; } = new();

    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Largest unpacked size of all parts of a package, or of all streams of a PDF, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Largest part that is held in memory as a tree, in bytes.</summary>
    public long TreeBytes { get; init; } = 48L << 20;

    /// <summary>Most findings of one kind that are listed; the rest is counted.</summary>
    public int FindingsOfKind { get; init; } = 200;

    /// <summary>Deepest nesting of files in files.</summary>
    public int Nesting { get; init; } = 2;

    /// <summary>Longest time for an outside program.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    internal SourceLimits OfPackage => SourceLimits.Default with { FileBytes = FileBytes, UnpackedBytes = UnpackedBytes };
}
