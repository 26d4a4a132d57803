using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Requests;
using FormFile = Gongkai.App.Requests.FormFile;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请表填写 — what stands in the form; the names of its parts are those of <see cref="FormProblem.Field"/>; 条例 29.</summary>
public sealed class ApplyInput : RequestInput
{
    private const int LongestLine = 200;

    /// <summary>True once what is public was shown beside the field, or on the page before.</summary>
    public bool HasSeen { get; set; }

    [Display(Name = "我已阅读并理解以上内容")]
    public bool HasRead { get; set; }

    public bool IsOrganization { get; set; }

    [Display(Name = "单位类别")]
    public ApplicantKind? Kind { get; set; }

    [Display(Name = "姓名")]
    public string? Name { get; set; }

    [Display(Name = "工作单位")]
    public string? WorkPlace { get; set; }

    [Display(Name = "证件名称")]
    public string? IdKind { get; set; }

    [Display(Name = "证件号码")]
    public string? IdNumber { get; set; }

    [Display(Name = "统一社会信用代码")]
    public string? CreditCode { get; set; }

    [Display(Name = "法定代表人或者负责人")]
    public string? Representative { get; set; }

    [Display(Name = "代理人证件号码")]
    public string? AgentIdNumber { get; set; }

    [Display(Name = "代理人电话")]
    public string? AgentPhone { get; set; }

    [Display(Name = "用途")]
    public string? Purpose { get; set; }

    [Display(Name = "把回执同时发到我的电子邮箱")]
    public bool MailsReceipt { get; set; }

    [Display(Name = "身份证明")]
    public List<IFormFile> IdentityProof { get; set; } = [];

    [Display(Name = "授权委托书")]
    public List<IFormFile> Authority { get; set; } = [];

    [Display(Name = "其他附件")]
    public List<IFormFile> Attachments { get; set; } = [];

    public RequestForm ToForm(Guid organ, IReadOnlyList<FormFile> files) => FormOf(organ, ToApplicant(), IsOrganization ? Kind ?? ApplicantKind.OtherOrganization : ApplicantKind.NaturalPerson) with
    {
        Purpose = Of(Purpose),
        Files = files,
    };

    /// <summary>What is wrong, each beside its field: what the law asks of a form, and what this page asks besides.</summary>
    public IEnumerable<FormProblem> Problems(RequestForm form)
    {
        if (!HasRead)
        {
            yield return new FormProblem(nameof(HasRead), "请先阅读申请须知，并勾选“我已阅读并理解以上内容”。");
        }

        if (IsOrganization && Kind is null or ApplicantKind.NaturalPerson)
        {
            yield return new FormProblem(nameof(Kind), "请选择单位类别。");
        }

        foreach (var problem in RequestForm.Check(form, isByStaff: false))
        {
            yield return problem;
        }

        if (MailsReceipt && Of(Email).Length == 0 && DeliveryChannel != DeliveryChannel.Email)
        {
            yield return new FormProblem(nameof(Email), "要把回执发到邮箱的，请填写电子邮箱。");
        }
        else if (Of(Email).Length > 0 && !new EmailAddressAttribute().IsValid(Of(Email)))
        {
            yield return new FormProblem(nameof(Email), "电子邮箱不像一个邮箱，请按“名称@域名”填写。");
        }

        foreach (var (field, text) in Lines().Where(line => Of(line.Text).Length > LongestLine))
        {
            yield return new FormProblem(field, $"最多填写 {LongestLine} 字，请缩短。");
        }

        if (Of(AgentName).Length > 0 && Of(AgentPhone).Length == 0)
        {
            yield return new FormProblem(nameof(AgentPhone), "委托代理人申请的，请填写代理人电话。");
        }

        if (Of(AgentName).Length > 0 && Authority.Count == 0)
        {
            yield return new FormProblem(nameof(Authority), "委托代理人申请的，请上传授权委托书。");
        }
    }

    private IEnumerable<(string Field, string? Text)> Lines() =>
    [
        (nameof(Name), Name), (nameof(WorkPlace), WorkPlace), (nameof(IdNumber), IdNumber), (nameof(CreditCode), CreditCode), (nameof(Representative), Representative),
        (nameof(ContactName), ContactName), (nameof(Phone), Phone), (nameof(Email), Email), (nameof(Address), Address), (nameof(PostCode), PostCode), (nameof(Fax), Fax),
        (nameof(AgentName), AgentName), (nameof(AgentIdNumber), AgentIdNumber), (nameof(AgentPhone), AgentPhone),
    ];

    private Applicant ToApplicant() => ApplicantOf(Name) with
    {
        WorkPlace = Of(WorkPlace),
        IdKind = IsOrganization ? "" : Of(IdKind),
        IdNumber = IsOrganization ? "" : Of(IdNumber).ToUpperInvariant(),
        CreditCode = IsOrganization ? Of(CreditCode).ToUpperInvariant() : "",
        Representative = IsOrganization ? Of(Representative) : "",
        ContactName = IsOrganization ? Of(ContactName) : "",
        AgentIdNumber = Of(AgentIdNumber),
        AgentPhone = Of(AgentPhone),
    };
}
