using System.ComponentModel.DataAnnotations;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;

namespace Gongkai.Web.Users;

/// <summary>机关表单 — names, kind, codes and the contact block of the guide; 条例 12.</summary>
public sealed class OrganInput
{
    [Display(Name = "机关全称")]
    [Required(ErrorMessage = "请填写机关全称。")]
    [StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "机关代字")]
    [StringLength(20)]
    public string? ShortName { get; set; }

    [Display(Name = "类别")]
    [Required(ErrorMessage = "请选择类别。")]
    public OrganKind? Kind { get; set; }

    [Display(Name = "有规章制定权")]
    public bool HasRuleMakingPower { get; set; }

    [Display(Name = "统一社会信用代码")]
    public string? CreditCode { get; set; }

    [Display(Name = "网站标识码")]
    public string? SiteCode { get; set; }

    [Display(Name = "机关职能")]
    [StringLength(3000)]
    public string? Duties { get; set; }

    [Display(Name = "机构名称")]
    [StringLength(100)]
    public string? OfficeName { get; set; }

    [Display(Name = "办公地址")]
    [StringLength(200)]
    public string? Address { get; set; }

    [Display(Name = "邮政编码")]
    [RegularExpression("[0-9]{6}", ErrorMessage = "邮政编码应为 6 位数字，例如 000000。")]
    public string? PostCode { get; set; }

    [Display(Name = "联系电话")]
    [StringLength(50)]
    public string? Phone { get; set; }

    [Display(Name = "传真")]
    [StringLength(50)]
    public string? Fax { get; set; }

    [Display(Name = "电子邮箱")]
    [EmailAddress(ErrorMessage = "电子邮箱的格式不正确，例如 name@example.gov.cn。")]
    public string? Email { get; set; }

    [Display(Name = "办公时间")]
    [StringLength(100)]
    public string? Hours { get; set; }

    [Display(Name = "监督投诉电话")]
    [StringLength(50)]
    public string? SupervisionPhone { get; set; }

    /// <summary>As the form was filled from it.</summary>
    public int Version { get; set; }

    internal OrganProfile Profile => new(Name, ShortName ?? "", Kind!.Value, Office)
    {
        HasRuleMakingPower = HasRuleMakingPower,
        CreditCode = CreditCode?.Trim().ToUpperInvariant(),
        SiteCode = SiteCode?.Trim(),
        Duties = Trimmed(Duties),
    };

    private DisclosureOffice Office => new(Trimmed(OfficeName), Trimmed(Address), Trimmed(PostCode), Trimmed(Phone))
    {
        Fax = Trimmed(Fax),
        Email = Trimmed(Email),
        Hours = Trimmed(Hours),
        SupervisionPhone = Trimmed(SupervisionPhone),
    };

    internal static OrganInput Of(Organ organ) => new()
    {
        Name = organ.Name,
        ShortName = organ.ShortName,
        Kind = organ.Kind,
        HasRuleMakingPower = organ.HasRuleMakingPower,
        CreditCode = organ.CreditCode,
        SiteCode = organ.SiteCode,
        Duties = organ.Duties,
        OfficeName = organ.Office.Name,
        Address = organ.Office.Address,
        PostCode = organ.Office.PostCode,
        Phone = organ.Office.Phone,
        Fax = organ.Office.Fax,
        Email = organ.Office.Email,
        Hours = organ.Office.Hours,
        SupervisionPhone = organ.Office.SupervisionPhone,
        Version = organ.Version,
    };

    /// <summary>The field that a refusal belongs to.</summary>
    internal static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "organ-name" or "organ-name-taken" => "Input.Name",
        "organ-credit-code" => "Input.CreditCode",
        "organ-site-code" => "Input.SiteCode",
        "organ-duties" => "Input.Duties",
        _ => "",
    };

    private static string Trimmed(string? text) => text?.Trim() ?? "";
}
