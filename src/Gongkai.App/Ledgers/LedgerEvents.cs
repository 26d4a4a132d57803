using Gongkai.App.Audit;

namespace Gongkai.App.Ledgers;

/// <summary>台账动作 — what happens to records of ledgers.</summary>
public static class LedgerEvents
{
    public const string Subject = "ledger-record";

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("ledger-added", "登记台账"),
        new("ledger-changed", "修改台账"),
        new("ledger-removed", "删除台账"),
        new("ledger-published", "公开台账"),
        new("ledger-unpublished", "取消公开台账"),
    ];
}
