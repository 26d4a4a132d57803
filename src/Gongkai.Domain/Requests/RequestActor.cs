namespace Gongkai.Domain.Requests;

/// <summary>办理人 — who may take a step; all but the applicant are roles of the organ with the same code; 条例 4, 45.</summary>
public enum RequestActor
{
    Applicant,
    Handler,
    DisclosureOfficer,
    LegalReviewer,
    Leader,
}

/// <summary>办理人 — the code list.</summary>
public static class RequestActors
{
    public static CodeList<RequestActor> List { get; } = new(
        new(RequestActor.Applicant, "applicant", "申请人"),
        new(RequestActor.Handler, "handler", "承办人"),
        new(RequestActor.DisclosureOfficer, "disclosure-officer", "信息公开专员"),
        new(RequestActor.LegalReviewer, "legal-reviewer", "法制审核人"),
        new(RequestActor.Leader, "leader", "负责人"));
}
