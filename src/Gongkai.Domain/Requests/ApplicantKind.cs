namespace Gongkai.Domain.Requests;

/// <summary>申请人类别 — the six columns of table three; a lawyer who acts for a person counts as the person; 国办公开办函〔2021〕30号.</summary>
public enum ApplicantKind
{
    NaturalPerson,
    CommercialEnterprise,
    ResearchInstitution,
    PublicWelfareOrganization,
    LegalServiceOrganization,
    OtherOrganization,
}

/// <summary>申请人类别 — the code list.</summary>
public static class ApplicantKinds
{
    public static CodeList<ApplicantKind> List { get; } = new(
        new(ApplicantKind.NaturalPerson, "natural-person", "自然人", ReportKey: "naturalPerson"),
        new(ApplicantKind.CommercialEnterprise, "commercial-enterprise", "商业企业", ReportKey: "commercialEnterprise"),
        new(ApplicantKind.ResearchInstitution, "research-institution", "科研机构", ReportKey: "researchInstitution"),
        new(ApplicantKind.PublicWelfareOrganization, "public-welfare-organization", "社会公益组织", ReportKey: "publicWelfareOrganization"),
        new(ApplicantKind.LegalServiceOrganization, "legal-service-organization", "法律服务机构", ReportKey: "legalServiceOrganization"),
        new(ApplicantKind.OtherOrganization, "other-organization", "其他组织", ReportKey: "otherOrganization"));
}
