using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点文件 — a file with one secret in one hiding place, and what the inspection has to say about it.</summary>
public sealed record PlantedFile(string Where, string FileName, ReleaseFindingKind Kind, string Place, byte[] Content)
{
    public const string Secret = "绝密名单ZQ7391";

    /// <summary>False where only a person can take it out.</summary>
    public bool IsCleanable { get; init; } = true;

    public override string ToString() => $"{FileName} {Where}";
}
