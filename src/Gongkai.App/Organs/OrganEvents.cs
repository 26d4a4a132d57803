using Gongkai.App.Audit;

namespace Gongkai.App.Organs;

/// <summary>机关动作 — what happens to organs and their units.</summary>
public static class OrganEvents
{
    public const string Subject = "organ";
    public const string UnitSubject = "unit";

    public static readonly EventKind Created = new("organ-created", "设立机关");
    public static readonly EventKind Changed = new("organ-changed", "修改机关资料");
    public static readonly EventKind Closed = new("organ-closed", "停用机关");
    public static readonly EventKind Reopened = new("organ-reopened", "恢复机关");
    public static readonly EventKind UnitCreated = new("unit-created", "设立内设机构");
    public static readonly EventKind UnitRenamed = new("unit-renamed", "修改内设机构");
    public static readonly EventKind UnitClosed = new("unit-closed", "停用内设机构");

    public static IReadOnlyList<EventKind> All { get; } = [Created, Changed, Closed, Reopened, UnitCreated, UnitRenamed, UnitClosed];
}
