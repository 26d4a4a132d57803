using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>登记表单 — what staff type in when a request came by letter, at the counter, by telephone, fax or mail; persons and organisations in one form; 条例 29.</summary>
public sealed class RegistrationInput
{
    /// <summary>Made with the empty form: the same form sent twice is one request.</summary>
    public string Token { get; set; } = "";

    [Display(Name = "收到方式")]
    public SubmissionChannel Channel { get; set; } = SubmissionChannel.SignedMail;

    [Display(Name = "收件日期")]
    [Required(ErrorMessage = "请填写收件日期。")]
    public DateOnly? On { get; set; }

    [Display(Name = "申请种类")]
    public Domain.Requests.RequestKind Kind { get; set; }

    [Display(Name = "申请人类别")]
    public ApplicantKind ApplicantKind { get; set; }

    [Display(Name = "姓名或者单位名称")]
    [Required(ErrorMessage = "请填写申请人的姓名或者单位名称。")]
    public string? Name { get; set; }

    [Display(Name = "证件号码或者统一社会信用代码")]
    public string? IdNumber { get; set; }

    [Display(Name = "联系人")]
    public string? ContactName { get; set; }

    [Display(Name = "联系电话")]
    public string? Phone { get; set; }

    [Display(Name = "联系地址")]
    public string? Address { get; set; }

    [Display(Name = "邮政编码")]
    public string? PostCode { get; set; }

    [Display(Name = "电子邮箱")]
    public string? Email { get; set; }

    [Display(Name = "传真")]
    public string? Fax { get; set; }

    [Display(Name = "代理人")]
    public string? AgentName { get; set; }

    [Display(Name = "所需信息的名称")]
    [Required(ErrorMessage = "请填写所需政府信息的名称。")]
    public string? Title { get; set; }

    [Display(Name = "文号或者索引号")]
    public string? DocumentNumber { get; set; }

    [Display(Name = "内容描述")]
    public string? Description { get; set; }

    [Display(Name = "信息所属时间")]
    public string? PeriodAsked { get; set; }

    [Display(Name = "提供形式")]
    public DeliveryForm DeliveryForm { get; set; }

    [Display(Name = "获取方式")]
    public DeliveryChannel DeliveryChannel { get; set; }

    [Display(Name = "接受其他提供形式")]
    public bool AcceptsOtherForm { get; set; }

    [Display(Name = "申请减免费用")]
    public bool AsksFeeReduction { get; set; }

    [Display(Name = "减免理由")]
    public string? FeeReductionReason { get; set; }

    [Display(Name = "备注")]
    public string? Note { get; set; }

    private bool IsPerson => ApplicantKind == ApplicantKind.NaturalPerson;

    public RequestForm ToForm(Guid organ) => new(organ, Token, ToApplicant(), ApplicantKind, Text(Title))
    {
        Kind = Kind,
        DocumentNumber = Text(DocumentNumber),
        Description = Text(Description),
        PeriodAsked = Text(PeriodAsked),
        DeliveryForm = DeliveryForm,
        DeliveryChannel = DeliveryChannel,
        AcceptsOtherForm = AcceptsOtherForm,
        AsksFeeReduction = AsksFeeReduction,
    };

    /// <summary>Takes over what an earlier request says of the applicant; what is asked for is left alone.</summary>
    public void TakeOver(Applicant who, ApplicantKind kind)
    {
        (ApplicantKind, Name, IdNumber) = (kind, who.Name, kind == ApplicantKind.NaturalPerson ? who.IdNumber : who.CreditCode);
        (ContactName, Phone, Address, PostCode, Email, Fax, AgentName) = (who.ContactName, who.Phone, who.Address, who.PostCode, who.Email, who.Fax, who.AgentName);
    }

    /// <summary>The form's field for a problem that the use case names by the field of its own form.</summary>
    public static string FieldOf(string problem) => problem is nameof(Applicant.CreditCode) or nameof(Applicant.IdKind) ? nameof(IdNumber) : problem;

    private Applicant ToApplicant() => new(Text(Name))
    {
        IdKind = IsPerson && Text(IdNumber).Length == 18 ? "居民身份证" : "",
        IdNumber = IsPerson ? Text(IdNumber) : "",
        CreditCode = IsPerson ? "" : Text(IdNumber),
        ContactName = Text(ContactName),
        Phone = Text(Phone),
        Address = Text(Address),
        PostCode = Text(PostCode),
        Email = Text(Email),
        Fax = Text(Fax),
        AgentName = Text(AgentName),
        FeeReductionReason = Text(FeeReductionReason),
    };

    private static string Text(string? text) => text?.Trim() ?? "";
}
