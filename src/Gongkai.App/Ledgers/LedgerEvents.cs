using Gongkai.App.Audit;

namespace Gongkai.App.Ledgers;

/// <summary>台账动作 — what happens to records of ledgers.</summary>
public static class LedgerEvents
{
    public const string Subject = "ledger-record";
    public const string PlatformSubject = "platform";

    public static readonly EventKind Added = new("ledger-added", "登记台账");
    public static readonly EventKind Changed = new("ledger-changed", "修改台账");
    public static readonly EventKind Removed = new("ledger-removed", "删除台账");
    public static readonly EventKind Published = new("ledger-published", "在门户公开");
    public static readonly EventKind Unpublished = new("ledger-unpublished", "从门户撤下");
    public static readonly EventKind Revealed = new("ledger-revealed", "查看个人信息");
    public static readonly EventKind Exported = new("ledger-exported", "导出台账");
    public static readonly EventKind PointRulesSet = new("point-rules-set", "设置报送计分规则");
    public static readonly EventKind PlatformAdded = new("platform-added", "增加平台");
    public static readonly EventKind PlatformRetired = new("platform-retired", "停用平台");

    public static IReadOnlyList<EventKind> All { get; } = [Added, Changed, Removed, Published, Unpublished, Revealed, Exported, PointRulesSet, PlatformAdded, PlatformRetired];
}
