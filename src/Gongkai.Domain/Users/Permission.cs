namespace Gongkai.Domain.Users;

/// <summary>权限 — what a person may do; pages and use cases ask for one of these and never for a role.</summary>
public enum Permission
{
    UseDesk,
    ContributeItems,
    EditSite,
    ReviewItems,
    ApproveItems,
    RegisterRequests,
    HandleRequests,
    ReviewLegality,
    ApproveReplies,
    ReadPersonalData,
    ReleaseFiles,
    AnswerLetters,
    KeepLedgers,
    CompileReports,
    SignReports,
    SuperviseOrgans,
    ManageOrgans,
    ManagePeople,
    ManageSite,
    ManageJobs,
    ReadAudit,
}
