using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Users;

/// <summary>工作台导航 — every entry of the desk and the permission that shows it; a new page adds one line here.</summary>
public static class DeskNavigation
{
    public const string HomePath = "/desk";
    public const string AccountPath = "/desk/account";
    public const string SecondFactorPath = "/desk/account/second-factor";

    private static readonly Entry[] s_entries =
    [
        new(null, "今日要办", HomePath, Permission.UseDesk),
        new("依申请公开", "办件工作台", "/desk/requests", [.. PermissionPolicies.RequestParts]),
        new("依申请公开", "申请台账", "/desk/requests/ledger", [.. PermissionPolicies.RequestParts]),
        new("依申请公开", "登记申请", "/desk/requests/register", Permission.RegisterRequests),
        new("依申请公开", "导入申请台账", "/desk/requests/import", Permission.RegisterRequests),
        new("依申请公开", "提醒和日历", "/desk/requests/reminders", [.. PermissionPolicies.RequestParts]),
        new("依申请公开", "期限规则", "/desk/requests/rules", Permission.RegisterRequests),
        new("信息发布", "信息列表", "/desk/items", Permission.UseDesk),
        new("信息发布", "待我审核", "/desk/items/review", Permission.ReviewItems),
        new("信息发布", "公开期限", "/desk/items/duty", Permission.UseDesk),
        new("信息发布", "不公开登记", "/desk/items/register", [.. PermissionPolicies.WithheldParts]),
        new("信息发布", "供稿统计", "/desk/items/contributions", Permission.UseDesk),
        new("信息发布", "批量导入", "/desk/items/import", Permission.ContributeItems),
        new("信息发布", "更新雷达", "/desk/items/radar", Permission.UseDesk),
        new("信息发布", "有效期和解读", "/desk/items/validity", Permission.UseDesk),
        new("信息发布", "要点分解表", "/desk/items/key-points", Permission.UseDesk),
        new("信息发布", "公众纠错", "/desk/items/faults", Permission.ContributeItems),
        new("信息发布", "访问统计", "/desk/items/visits", Permission.UseDesk),
        new("信息发布", "检索无结果", "/desk/items/misses", Permission.UseDesk),
        new("信息发布", "栏目", "/desk/items/columns", Permission.EditSite, Permission.ManageSite),
        new("信息发布", "主题分类", "/desk/items/themes", Permission.ManageSite),
        new("信息发布", "审核路径", "/desk/items/routes", Permission.ManageSite),
        new("信息发布", "检查词表", "/desk/items/words", Permission.ManageSite),
        new("信息发布", "索引号规则", "/desk/items/numbers", Permission.ManageSite),
        new("互动和台账", "来信", "/desk/letters", Permission.AnswerLetters),
        new("互动和台账", "待审批的答复", "/desk/letters/approval", Permission.ApproveReplies),
        new("互动和台账", "台账", "/desk/ledgers", Permission.KeepLedgers),
        new("互动和台账", "平台目录", "/desk/ledgers/platforms", Permission.KeepLedgers),
        new("互动和台账", "指标", "/desk/metrics", Permission.UseDesk),
        new("互动和台账", "自定指标", "/desk/metrics/own", Permission.KeepLedgers, Permission.SuperviseOrgans),
        new("互动和台账", "学习和测验", "/desk/trainings", Permission.UseDesk),
        new("互动和台账", "页面完整性", "/desk/integrity", Permission.KeepLedgers),
        new("互动和台账", "考核自查", "/desk/appraisal", Permission.KeepLedgers),
        new("年度报告", "本机关年报", "/desk/reports", Permission.CompileReports),
        new("年度报告", "与其他机关对照", "/desk/reports/peers", Permission.CompileReports),
        new("年度报告", "年报审核签发", "/desk/reports/waiting", Permission.ReviewItems),
        new("年度报告", "报送看板", "/desk/supervision", Permission.SuperviseOrgans),
        new("年度报告", "报送文件", "/desk/supervision/upload", Permission.SuperviseOrgans),
        new("年度报告", "汇总", "/desk/supervision/consolidation", Permission.SuperviseOrgans),
        new("年度报告", "考核", "/desk/supervision/appraisal", Permission.SuperviseOrgans),
        new("年度报告", "考核指标", "/desk/supervision/indicators", Permission.SuperviseOrgans),
        new("年度报告", "分析", "/desk/supervision/analysis", Permission.SuperviseOrgans),
        new("年度报告", "整改与抽查", "/desk/supervision/rectifications", Permission.SuperviseOrgans),
        new("年度报告", "收到的整改通知", "/desk/reports/rectifications", Permission.CompileReports),
        new("管理", "人员", "/desk/people", Permission.ManagePeople),
        new("管理", "机关", "/desk/organs", Permission.ManageOrgans),
        new("管理", "网站资料", "/desk/site", Permission.ManageSite),
        new("管理", "岗位和权限", "/desk/roles", Permission.UseDesk),
        new("管理", "放假安排", "/desk/holidays", Permission.ManageSite),
        new("管理", "后台任务", "/desk/jobs", Permission.ManageJobs),
        new("审计", "审计日志", "/desk/audit", Permission.ReadAudit),
        new("审计", "核验审计链", "/desk/audit/verify", Permission.ReadAudit),
    ];

    /// <summary>What stands around the pages of whoever is signed in.</summary>
    public static DeskFrame FrameOf(HttpContext context) => context.SignedIn() is not { } person ? DeskFrame.Nobody
        : new DeskFrame(person.Organ.Name, person.Name, string.Join('、', person.Roles.Select(role => RoleTable.Of(role).Name)))
        {
            HomePath = HomePath,
            AccountPath = AccountPath,
            SearchPath = PermissionPolicies.RequestParts.Any(person.Permissions.Contains) ? "/desk/requests" : null,
            Groups = [.. s_entries.Where(entry => entry.AnyOf.Any(person.Permissions.Contains)).GroupBy(entry => entry.Heading).Select(Group)],
        };

    private static DeskLinks Group(IGrouping<string?, Entry> group) => new(group.Key, [.. group.Select(entry => new DeskLink(entry.Text, entry.Path))]);

    private sealed record Entry(string? Heading, string Text, string Path, params IReadOnlyList<Permission> AnyOf);
}
