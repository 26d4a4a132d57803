namespace Gongkai.Domain.Users;

/// <summary>角色权限表 — role by permission, the one place where it is decided; shown on a page and in the guide.</summary>
public static class RoleTable
{
    /// <summary>岗位 — stored code and Chinese name of every role, with what it may do.</summary>
    public static IReadOnlyList<RoleEntry> Roles { get; } =
    [
        new(Role.Contributor, "contributor", "供稿人", [Permission.UseDesk, Permission.ContributeItems, Permission.AnswerLetters, Permission.KeepLedgers]),
        new(Role.Handler, "handler", "承办人",
            [Permission.UseDesk, Permission.ContributeItems, Permission.HandleRequests, Permission.AnswerLetters, Permission.KeepLedgers, Permission.ReadPersonalData]),
        new(Role.Reviewer, "reviewer", "审核人", [Permission.UseDesk, Permission.ReviewItems]),
        new(Role.LegalReviewer, "legal-reviewer", "法制审核人", [Permission.UseDesk, Permission.ReviewLegality, Permission.ReadPersonalData]),
        new(Role.DisclosureOfficer, "disclosure-officer", "信息公开专员",
            [
                Permission.UseDesk, Permission.ContributeItems, Permission.ReviewItems, Permission.RegisterRequests, Permission.HandleRequests,
                Permission.ReadPersonalData, Permission.ReleaseFiles, Permission.AnswerLetters, Permission.KeepLedgers, Permission.CompileReports,
            ]),
        new(Role.Leader, "leader", "领导", [Permission.UseDesk, Permission.ReviewItems, Permission.ApproveItems, Permission.ApproveReplies, Permission.SignReports]),
        new(Role.CompetentDepartment, "competent-department", "主管部门", [Permission.UseDesk, Permission.SuperviseOrgans, Permission.CompileReports]),
        new(Role.SiteEditor, "site-editor", "网站编辑", [Permission.UseDesk, Permission.ContributeItems, Permission.EditSite, Permission.ReleaseFiles]),
        new(Role.Administrator, "administrator", "管理员", [Permission.UseDesk, Permission.ManageOrgans, Permission.ManagePeople, Permission.ManageSite, Permission.ManageJobs]),
        new(Role.Auditor, "auditor", "审计员", [Permission.UseDesk, Permission.ReadAudit]),
    ];

    public static RoleEntry Of(Role role) => Roles[(int)role];

    public static RoleEntry? Find(string code) => Roles.FirstOrDefault(entry => entry.Code == code);

    /// <summary>Everything that somebody with these roles may do.</summary>
    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles) => roles.SelectMany(role => Of(role).Permissions).ToHashSet();

    public static string InChinese(Permission permission) => permission switch
    {
        Permission.UseDesk => "进入工作台",
        Permission.ContributeItems => "起草信息",
        Permission.EditSite => "编辑栏目和网站",
        Permission.ReviewItems => "审核信息",
        Permission.ApproveItems => "签发信息",
        Permission.RegisterRequests => "登记申请",
        Permission.HandleRequests => "办理申请",
        Permission.ReviewLegality => "法制审核",
        Permission.ApproveReplies => "审批答复",
        Permission.ReadPersonalData => "查看个人信息（留痕）",
        Permission.ReleaseFiles => "放行文件",
        Permission.AnswerLetters => "答复来信",
        Permission.KeepLedgers => "登记台账",
        Permission.CompileReports => "编制年报",
        Permission.SignReports => "签发年报",
        Permission.SuperviseOrgans => "监督下级机关",
        Permission.ManageOrgans => "管理机关",
        Permission.ManagePeople => "管理人员",
        Permission.ManageSite => "管理网站设置",
        Permission.ManageJobs => "查看和重试后台任务",
        Permission.ReadAudit => "查阅审计日志",
        _ => throw new ArgumentOutOfRangeException(nameof(permission)),
    };
}
