using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请表选项 — what can be chosen in the form, in the words of a citizen.</summary>
public static class ApplyChoices
{
    /// <summary>What is asked: information, or that a record about oneself be put right.</summary>
    public static IReadOnlyList<Choice> Asked { get; } = [.. RequestKinds.List.Entries.Select(entry => new Choice($"{entry.Member}", entry.Member == Domain.Requests.RequestKind.Disclosure ? "申请政府信息" : "更正与我有关的记录", $"{entry.Basis}"))];

    /// <summary>The five columns of table three for organisations.</summary>
    public static IReadOnlyList<Choice> Kinds { get; } =
        [.. ApplicantKinds.List.Entries.Where(entry => entry.Member != ApplicantKind.NaturalPerson).Select(entry => new Choice($"{entry.Member}", entry.Name, HintOf(entry.Member)))];

    public static IReadOnlyList<Choice> IdKinds { get; } =
        [.. new[] { "居民身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证", "其他有效证件" }.Select(name => new Choice(name, name))];

    public static IReadOnlyList<Choice> Forms { get; } = [.. DeliveryForms.List.Entries.Select(entry => new Choice($"{entry.Member}", entry.Name))];

    public static IReadOnlyList<Choice> Channels { get; } =
    [
        new($"{DeliveryChannel.Internet}", "在本网站查询页领取", "凭申请编号和查询码下载"),
        new($"{DeliveryChannel.Email}", "电子邮件", "请填写电子邮箱"),
        new($"{DeliveryChannel.Post}", "邮政邮寄", "请填写联系地址"),
        new($"{DeliveryChannel.PickUp}", "自行领取", "到受理机构领取"),
        new($"{DeliveryChannel.Fax}", "传真", "请填写传真号码"),
    ];

    private static string? HintOf(ApplicantKind kind) => kind switch
    {
        ApplicantKind.ResearchInstitution => "高等学校、研究院所等",
        ApplicantKind.PublicWelfareOrganization => "基金会、公益社团等",
        ApplicantKind.LegalServiceOrganization => "律师事务所、公证机构等；代理他人申请的，请由被代理人作为申请人",
        _ => null,
    };
}
