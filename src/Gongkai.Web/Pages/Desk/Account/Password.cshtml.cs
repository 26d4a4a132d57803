using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Account;

/// <summary>修改密码页 — the old one, and the new one twice.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class PasswordModel(ChangeOwnPassword change, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("修改密码") { NavPath = DeskNavigation.AccountPath, Trail = [new PageLink("我的账号", DeskNavigation.AccountPath)] };

    [BindProperty]
    public ChangePasswordInput Input { get; set; } = new();

    public bool IsDone { get; private set; }

    public async Task OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return;
        }

        var refusal = await change.RunAsync(caller, new PasswordChange(Input.Old, Input.New, HttpContext.SignedIn()!.SessionId), HttpContext.RequestAborted);
        if (refusal is not null)
        {
            Refuse(refusal, refusal.Code == "password-wrong" ? "Input.Old" : "Input.New");
        }

        IsDone = refusal is null;
    }
}

/// <summary>修改密码表单 — the old password, and the new one twice.</summary>
public sealed class ChangePasswordInput
{
    [Display(Name = "原密码")]
    [Required(ErrorMessage = "请填写原密码。")]
    public string Old { get; set; } = "";

    [Display(Name = "新密码")]
    [Required(ErrorMessage = "请填写新密码。")]
    [StringLength(PasswordRules.Longest)]
    public string New { get; set; } = "";

    [Display(Name = "再输入一次")]
    [Required(ErrorMessage = "请再输入一次新密码。")]
    [Compare(nameof(New), ErrorMessage = "两次输入的密码不一致，请重新输入。")]
    public string Again { get; set; } = "";
}
