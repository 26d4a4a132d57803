using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>撤回申请页 — takes a request back; a page of its own, since it cannot be undone.</summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WithdrawModel(ApplicantCase mine, ApplicantSession session, ApplicantLimits limits, WithdrawByCode withdraw) : PortalPage
{
    public override PageMeta Meta => new("撤回申请") { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail, new PageLink("我的申请", ApplyPaths.Case)] };

    public ApplicantPage Case { get; private set; } = null!;

    [BindProperty]
    [Display(Name = "撤回的原因")]
    [StringLength(500)]
    public string? Statement { get; set; }

    [BindProperty]
    [Display(Name = "我确认撤回，知道撤回后不能恢复")]
    public bool IsSure { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsSure)
        {
            ModelState.AddModelError(nameof(IsSure), "请勾选确认，再撤回。");
        }

        if (session.Find(HttpContext) is { } code && ModelState.IsValid)
        {
            var statement = string.IsNullOrWhiteSpace(Statement) ? "申请人在网上撤回，没有写原因" : Statement;
            if ((await limits.SubmitAsync(HttpContext) ?? await withdraw.RunAsync(code, statement, HttpContext.RequestAborted)) is not { } refusal)
            {
                return Redirect($"{ApplyPaths.Case}?done=withdrawn");
            }

            Refuse(refusal);
        }

        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (await mine.FindAsync(HttpContext) is not { } page)
        {
            return Redirect(ApplyPaths.Query);
        }

        Case = page;
        return page.Possible.Contains(RequestAction.Withdraw) ? Page() : Redirect(ApplyPaths.Case);
    }
}
