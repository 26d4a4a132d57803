using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>申请内容 — what the applicant's form and the officer's registration have in common; 条例 29.</summary>
public abstract class RequestInput
{
    /// <summary>Made with the empty form: the same form sent twice is one request.</summary>
    public string? Token { get; set; }

    [Display(Name = "联系人姓名")]
    public string? ContactName { get; set; }

    [Display(Name = "联系电话")]
    public string? Phone { get; set; }

    [Display(Name = "电子邮箱")]
    public string? Email { get; set; }

    [Display(Name = "联系地址")]
    public string? Address { get; set; }

    [Display(Name = "邮政编码")]
    public string? PostCode { get; set; }

    [Display(Name = "传真")]
    public string? Fax { get; set; }

    [Display(Name = "代理人姓名")]
    public string? AgentName { get; set; }

    [Display(Name = "申请种类")]
    public Domain.Requests.RequestKind Asked { get; set; }

    [Display(Name = "所需信息的名称")]
    public string? Title { get; set; }

    [Display(Name = "文号或者索引号")]
    public string? DocumentNumber { get; set; }

    [Display(Name = "内容描述")]
    public string? Description { get; set; }

    [Display(Name = "信息所属时间")]
    public string? PeriodAsked { get; set; }

    [Display(Name = "提供形式")]
    public DeliveryForm DeliveryForm { get; set; } = DeliveryForm.Electronic;

    [Display(Name = "获取方式")]
    public DeliveryChannel DeliveryChannel { get; set; } = DeliveryChannel.Internet;

    [Display(Name = "不能按上述方式提供的，可以用其他方式提供")]
    public bool AcceptsOtherForm { get; set; }

    [Display(Name = "申请减免信息处理费")]
    public bool AsksFeeReduction { get; set; }

    [Display(Name = "减免理由")]
    public string? FeeReductionReason { get; set; }

    protected RequestForm FormOf(Guid organ, Applicant applicant, ApplicantKind kind) => new(organ, Of(Token), applicant, kind, Of(Title))
    {
        Kind = Asked,
        DocumentNumber = Of(DocumentNumber),
        Description = Of(Description),
        PeriodAsked = Of(PeriodAsked),
        DeliveryForm = DeliveryForm,
        DeliveryChannel = DeliveryChannel,
        AcceptsOtherForm = AcceptsOtherForm,
        AsksFeeReduction = AsksFeeReduction,
    };

    /// <summary>Name and how to reach the applicant; the numbers of papers are added by each form.</summary>
    protected Applicant ApplicantOf(string? name) => new(Of(name))
    {
        ContactName = Of(ContactName),
        Phone = Of(Phone),
        Email = Of(Email),
        Address = Of(Address),
        PostCode = Of(PostCode),
        Fax = Of(Fax),
        AgentName = Of(AgentName),
        FeeReductionReason = AsksFeeReduction ? Of(FeeReductionReason) : "",
    };

    protected static string Of(string? text) => text?.Trim() ?? "";
}
