using Gongkai.App.Audit;

namespace Gongkai.App.Integrity;

/// <summary>完整性动作 — what happens when the portal is checked against its marks.</summary>
public static class IntegrityEvents
{
    public const string Subject = "integrity-mark";

    public static readonly EventKind Checked = new("integrity-checked", "标记公开内容");
    public static readonly EventKind Found = new("integrity-found", "发现页面被改动");
    public static readonly EventKind Settled = new("integrity-settled", "处置页面改动");
    public static readonly EventKind PagesChecked = new("integrity-pages-checked", "核对对外页面");

    public static IReadOnlyList<EventKind> All { get; } = [Checked, Found, Settled, PagesChecked];
}
