namespace Gongkai.Domain.Users;

/// <summary>角色 — the parts that people of an organ play in disclosure; one person may play several.</summary>
public enum Role
{
    Contributor,
    Handler,
    Reviewer,
    LegalReviewer,
    DisclosureOfficer,
    Leader,
    CompetentDepartment,
    SiteEditor,
    Administrator,
    Auditor,
}
