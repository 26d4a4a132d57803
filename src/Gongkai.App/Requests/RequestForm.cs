using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>申请表 — what an applicant asks, as the form on the portal and the officer's registration give it; 条例 29.</summary>
/// <param name="OrganId">The organ that is asked.</param>
/// <param name="Token">Made with the empty form (<see cref="NewToken"/>): the same form sent twice is one request.</param>
/// <param name="Title">Name of the information.</param>
public sealed record RequestForm(Guid OrganId, string Token, Applicant Applicant, ApplicantKind ApplicantKind, string Title)
{
    private const int LongestLine = 200;
    private const int LongestText = 5_000;
    private const int ShortestToken = 20;

    public RequestKind Kind { get; init; }

    /// <summary>文号或者索引号.</summary>
    public string DocumentNumber { get; init; } = "";

    public string Description { get; init; } = "";

    public string PeriodAsked { get; init; } = "";

    public string Purpose { get; init; } = "";

    public DeliveryForm DeliveryForm { get; init; } = DeliveryForm.Electronic;

    public DeliveryChannel DeliveryChannel { get; init; } = DeliveryChannel.Internet;

    public bool AcceptsOtherForm { get; init; }

    public bool AsksFeeReduction { get; init; }

    public IReadOnlyList<FormFile> Files { get; init; } = [];

    /// <summary>A token that nobody can guess.</summary>
    public static string NewToken() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <summary>What is wrong with it, each with the field it stands beside; empty where it can be taken.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isByStaff">A letter may lack what the applicant is asked to add; the portal's form may not.</param>
    public static IReadOnlyList<FormProblem> Check(RequestForm form, bool isByStaff)
    {
        var problems = new List<FormProblem>();
        void Must(bool isWrong, string field, string message)
        {
            if (isWrong)
            {
                problems.Add(new FormProblem(field, message));
            }
        }

        var (who, isPerson) = (form.Applicant, form.ApplicantKind == ApplicantKind.NaturalPerson);
        Must(form.Token.Length < ShortestToken, nameof(Token), "页面已失效，请刷新后重新填写。");
        Must(IsEmpty(who.Name), nameof(who.Name), isPerson ? "请填写姓名。" : "请填写单位名称。");
        Must(IsEmpty(form.Title), nameof(Title), "请填写所需政府信息的名称。");
        if (!isByStaff)
        {
            Must(isPerson && IsEmpty(who.IdNumber), nameof(who.IdNumber), "请填写证件号码。");
            Must(isPerson && IsEmpty(who.IdKind), nameof(who.IdKind), "请选择证件名称。");
            Must(!isPerson && IsEmpty(who.CreditCode), nameof(who.CreditCode), "请填写统一社会信用代码。");
            Must(!isPerson && IsEmpty(who.ContactName), nameof(who.ContactName), "请填写联系人姓名。");
            Must(IsEmpty(who.Phone), nameof(who.Phone), "请填写联系电话。");
            Must(IsEmpty(form.Description), nameof(Description), "请描述所需信息的内容或者特征，便于查找。");
        }

        Must(who.IdKind == "居民身份证" && who.IdNumber.Length > 0 && (who.IdNumber.Length != 18 || !ResidentIdentityNumber.IsValid(who.IdNumber)), nameof(who.IdNumber), "身份证号码不正确，请核对。");
        Must(form.DeliveryChannel == DeliveryChannel.Email && IsEmpty(who.Email), nameof(who.Email), "选择电子邮件获取的，请填写电子邮箱。");
        Must(form.DeliveryChannel == DeliveryChannel.Post && IsEmpty(who.Address), nameof(who.Address), "选择邮寄获取的，请填写联系地址。");
        Must(form.DeliveryChannel == DeliveryChannel.Fax && IsEmpty(who.Fax), nameof(who.Fax), "选择传真获取的，请填写传真号码。");
        Must(form.AsksFeeReduction && IsEmpty(who.FeeReductionReason), nameof(who.FeeReductionReason), "申请减免费用的，请写明理由。");
        Must(form.Title.Length > LongestLine, nameof(Title), $"名称最多{LongestLine}字，其余请写入内容描述。");
        Must(form.Description.Length > LongestText, nameof(Description), $"内容描述最多{LongestText}字，其余请作为附件上传。");
        Must(form.Purpose.Length > LongestText || form.PeriodAsked.Length > LongestLine || form.DocumentNumber.Length > LongestLine, nameof(DocumentNumber), "文号、所属时间或者用途过长，请精简。");
        return problems;
    }

    private static bool IsEmpty(string text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>填写问题 — a field of the form and what is wrong with it.</summary>
public sealed record FormProblem(string Field, string Message);

/// <summary>申请附件 — a file of the form: its part, its name, and how to put it into the file store within the session that registers the request.</summary>
/// <param name="Store">Usually <c>(db, organ, cancellation) => storeFile.RunAsync(db, new IncomingFile(organ, "附件.pdf", type, stream) { IsSealed = true }, cancellation)</c>.</param>
public sealed record FormFile(RequestFileRole Role, string Name, Func<GongkaiDb, Guid, CancellationToken, Task<Result<StoredFile>>> Store)
{
    /// <summary>Label of the party that it came from or goes to.</summary>
    public string? Party { get; init; }
}
