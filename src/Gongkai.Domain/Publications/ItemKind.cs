namespace Gongkai.Domain.Publications;

/// <summary>信息种类 — what an item is, by the lists of the Regulation; 条例 19–21.</summary>
public enum ItemKind
{
    NormativeDocument,
    GovernmentRule,
    OfficialDocument,
    Interpretation,
    Consultation,
    OrganProfile,
    AdministrativeLicense,
    AdministrativePenalty,
    Budget,
    AdministrativeCharge,
    Procurement,
    MajorProject,
    Plan,
    Statistics,
    Livelihood,
    Emergency,
    Inspection,
    Personnel,
    Proposal,
    DisclosureGuide,
    DisclosureSystem,
    AnnualReport,
    Notice,
    News,
    Topic,
    Other,
}

/// <summary>信息种类条目 — one row of the table of kinds.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Provision">The item of the Regulation it falls under.</param>
/// <param name="WorkingDays">Within which it must be published from formation or change.</param>
/// <param name="HasValidity">Whether it is a document that comes into force and ends.</param>
public sealed record ItemKindEntry(ItemKind Kind, string Name, Provision Provision, int WorkingDays, bool HasValidity);

/// <summary>信息种类表 — every kind with its Chinese name, provision and period of publication.</summary>
public static class ItemKinds
{
    private const int Statutory = 20;

    /// <summary>信用信息双公示: decisions on licences and penalties.</summary>
    private const int DoubleDisclosure = 7;

    public static IReadOnlyList<ItemKindEntry> All { get; } =
    [
        Row(ItemKind.NormativeDocument, "行政规范性文件", "第二十条第（一）项", hasValidity: true),
        Row(ItemKind.GovernmentRule, "规章", "第二十条第（一）项", hasValidity: true),
        Row(ItemKind.OfficialDocument, "其他文件", "第十九条", hasValidity: true),
        Row(ItemKind.Interpretation, "政策解读", "第十九条"),
        Row(ItemKind.Consultation, "意见征集", "第十九条"),
        Row(ItemKind.OrganProfile, "机关简介", "第二十条第（二）项"),
        new(ItemKind.AdministrativeLicense, "行政许可", Provision.Regulation("第二十条第（五）项"), DoubleDisclosure, HasValidity: false),
        new(ItemKind.AdministrativePenalty, "行政处罚", Provision.Regulation("第二十条第（六）项"), DoubleDisclosure, HasValidity: false),
        Row(ItemKind.Budget, "预算决算", "第二十条第（七）项"),
        Row(ItemKind.AdministrativeCharge, "行政事业性收费", "第二十条第（八）项"),
        Row(ItemKind.Procurement, "政府采购", "第二十条第（九）项"),
        Row(ItemKind.MajorProject, "重大建设项目", "第二十条第（十）项"),
        Row(ItemKind.Plan, "规划计划", "第二十条第（三）项"),
        Row(ItemKind.Statistics, "统计信息", "第二十条第（四）项"),
        Row(ItemKind.Livelihood, "民生保障", "第二十条第（十一）项"),
        Row(ItemKind.Emergency, "应急管理", "第二十条第（十二）项"),
        Row(ItemKind.Inspection, "监督检查", "第二十条第（十三）项"),
        Row(ItemKind.Personnel, "人事信息", "第二十条第（十四）项"),
        Row(ItemKind.Proposal, "建议提案", "第二十条第（十五）项"),
        Row(ItemKind.DisclosureGuide, "公开指南", "第十二条"),
        Row(ItemKind.DisclosureSystem, "公开制度", "第二十条第（一）项"),
        Row(ItemKind.AnnualReport, "公开年报", "第五十条"),
        Row(ItemKind.Notice, "通知公告", "第十九条"),
        Row(ItemKind.News, "工作动态", "第十九条"),
        Row(ItemKind.Topic, "专题专栏", "第十九条"),
        Row(ItemKind.Other, "其他", "第二十条第（十五）项"),
    ];

    public static ItemKindEntry Of(ItemKind kind) => All[(int)kind];

    /// <summary>The kind with this Chinese name; null where there is none.</summary>
    public static ItemKind? Find(string name) => All.FirstOrDefault(entry => entry.Name == name)?.Kind;

    private static ItemKindEntry Row(ItemKind kind, string name, string clause, bool hasValidity = false) =>
        new(kind, name, Provision.Regulation(clause), Statutory, hasValidity);
}
