using Gongkai.App.Audit;

namespace Gongkai.App.Files;

/// <summary>文件动作 — what happens to stored files.</summary>
public static class FileEvents
{
    public const string Subject = "file";

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("file-stored", "存入文件"),
        new("file-read", "查看加密文件"),
    ];
}
