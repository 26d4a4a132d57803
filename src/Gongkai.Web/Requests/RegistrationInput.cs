using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>登记表单 — what staff type in when a request came by letter, at the counter, by telephone, fax or mail; persons and organisations in one form; 条例 29.</summary>
public sealed class RegistrationInput : RequestInput
{
    [Display(Name = "收到方式")]
    public SubmissionChannel Channel { get; set; } = SubmissionChannel.SignedMail;

    [Display(Name = "收件日期")]
    [Required(ErrorMessage = "请填写收件日期。")]
    public DateOnly? On { get; set; }

    [Display(Name = "申请人类别")]
    public ApplicantKind ApplicantKind { get; set; }

    [Display(Name = "姓名或者单位名称")]
    [Required(ErrorMessage = "请填写申请人的姓名或者单位名称。")]
    public string? Name { get; set; }

    [Display(Name = "证件号码或者统一社会信用代码")]
    public string? IdNumber { get; set; }

    [Display(Name = "备注")]
    public string? Note { get; set; }

    private bool IsPerson => ApplicantKind == ApplicantKind.NaturalPerson;

    public RequestForm ToForm(Guid organ) => FormOf(organ, ToApplicant(), ApplicantKind);

    /// <summary>Takes over what an earlier request says of the applicant; what is asked for is left alone.</summary>
    public void TakeOver(Applicant who, ApplicantKind kind)
    {
        (ApplicantKind, Name, IdNumber) = (kind, who.Name, kind == ApplicantKind.NaturalPerson ? who.IdNumber : who.CreditCode);
        (ContactName, Phone, Address, PostCode, Email, Fax, AgentName) = (who.ContactName, who.Phone, who.Address, who.PostCode, who.Email, who.Fax, who.AgentName);
    }

    /// <summary>The form's field for a problem that the use case names by the field of its own form.</summary>
    public static string FieldOf(string problem) => problem is nameof(Applicant.CreditCode) or nameof(Applicant.IdKind) ? nameof(IdNumber) : problem;

    private Applicant ToApplicant() => ApplicantOf(Name) with
    {
        IdKind = IsPerson && Of(IdNumber).Length == 18 ? "居民身份证" : "",
        IdNumber = IsPerson ? Of(IdNumber).ToUpperInvariant() : "",
        CreditCode = IsPerson ? "" : Of(IdNumber).ToUpperInvariant(),
    };
}
