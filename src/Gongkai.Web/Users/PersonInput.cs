using System.ComponentModel.DataAnnotations;
using Gongkai.Domain;

namespace Gongkai.Web.Users;

/// <summary>人员表单 — what the pages of a person ask for.</summary>
public class PersonInput
{
    [Display(Name = "姓名")]
    [Required(ErrorMessage = "请填写姓名。")]
    [StringLength(50)]
    public string Name { get; set; } = "";

    [Display(Name = "电子邮箱")]
    [StringLength(200)]
    public string? Email { get; set; }

    [Display(Name = "内设机构")]
    public Guid? UnitId { get; set; }

    /// <summary>The field that a refusal belongs to.</summary>
    internal static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "person-name" => "Input.Name",
        "person-email" => "Input.Email",
        "unit-of-other-organ" => "Input.UnitId",
        "sign-in-name" or "sign-in-name-taken" => "Input.SignInName",
        "roles-incompatible" => "Input.Roles",
        _ => "",
    };
}

/// <summary>新增人员表单 — with the organ, the sign-in name and the first roles.</summary>
public sealed class NewPersonInput : PersonInput
{
    [Display(Name = "机关")]
    [Required(ErrorMessage = "请选择机关。")]
    public Guid? OrganId { get; set; }

    [Display(Name = "登录名")]
    [Required(ErrorMessage = "请填写登录名。")]
    [StringLength(50)]
    public string SignInName { get; set; } = "";

    [Display(Name = "岗位")]
    public List<Domain.Users.Role> Roles { get; set; } = [];
}
