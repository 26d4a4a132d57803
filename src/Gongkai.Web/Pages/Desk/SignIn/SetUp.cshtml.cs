using System.ComponentModel.DataAnnotations;
using Gongkai.App.Users;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.SignIn;

/// <summary>设置密码页 — where a one-time link leads; opening it spends nothing, setting the password does.</summary>
[Public]
[LimitGuesses]
public sealed class SetUpModel(SetPassword setPassword) : DeskPage
{
    public override PageMeta Meta => new("设置密码");

    [BindProperty]
    public NewPasswordInput Input { get; set; } = new();

    public LinkOwner? Owner { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(string token)
    {
        KeepToOneself();
        Owner = await setPassword.FindAsync(token, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        KeepToOneself();
        if (ModelState.IsValid)
        {
            if (await setPassword.RunAsync(token, Input.Password, Callers.From(HttpContext), HttpContext.RequestAborted) is { } refusal)
            {
                Refuse(refusal, "Input.Password");
            }
            else
            {
                IsDone = true;
                return Page();
            }
        }

        Owner = await setPassword.FindAsync(token, HttpContext.RequestAborted);
        return Page();
    }

    // The address is the secret: no cache keeps the page and no other site hears of it.
    private void KeepToOneself()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}

/// <summary>新密码表单 — the password twice.</summary>
public sealed class NewPasswordInput
{
    [Display(Name = "新密码")]
    [Required(ErrorMessage = "请填写新密码。")]
    [StringLength(PasswordRules.Longest)]
    public string Password { get; set; } = "";

    [Display(Name = "再输入一次")]
    [Required(ErrorMessage = "请再输入一次新密码。")]
    [Compare(nameof(Password), ErrorMessage = "两次输入的密码不一致，请重新输入。")]
    public string Again { get; set; } = "";
}
