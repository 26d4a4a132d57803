using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Domain;
using Gongkai.Web.Publishing;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ColumnTree = Gongkai.App.Publications.ColumnTree;

namespace Gongkai.Web.Pages.Portal;

/// <summary>邮件订阅页 — asks for an address and a column; nothing is sent before the receiver confirms.</summary>
[Public]
[EnableRateLimiting(RateLimits.Submit)]
public sealed class SubscribeModel(Subscribe subscribe, ColumnTree tree, Caller caller, ServerOptions options) : PortalPage
{
    private static readonly Refusal s_noAddress = new("subscription-closed", "本站还没有设置对外网址，暂时不能用邮件订阅；可以使用栏目页上的订阅源。");

    public override PageMeta Meta => new("邮件订阅");

    [BindProperty(SupportsGet = true)]
    public Guid? Column { get; set; }

    [BindProperty]
    [Display(Name = "电子邮箱")]
    [Required]
    [EmailAddress]
    [StringLength(200)]
    public string? Mail { get; set; }

    public IReadOnlyList<Choice> Columns { get; private set; } = [];

    public string Notice { get; private set; } = "";

    public async Task OnGetAsync(bool sent, bool ended)
    {
        ModelState.Clear();
        Notice = sent ? "请到邮箱里点开确认链接，确认以后才会收到更新。" : ended ? "已经退订，邮箱地址已删除。" : "";
        Columns = ItemChoices.Columns(await tree.RunAsync(null, HttpContext.RequestAborted));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (options.MailAddress is not { } site)
        {
            Refuse(s_noAddress, nameof(Mail));
        }
        else if (ModelState.IsValid)
        {
            if (await subscribe.StartAsync(caller, Mail!, Column, site, HttpContext.RequestAborted) is not { } refusal)
            {
                return Redirect("/subscribe?sent=true");
            }

            Refuse(refusal, refusal.Code == "mail-address" ? nameof(Mail) : nameof(Column));
        }

        Columns = ItemChoices.Columns(await tree.RunAsync(null, HttpContext.RequestAborted));
        return Page();
    }
}
