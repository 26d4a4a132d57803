using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal;

/// <summary>纠错页 — a reader says what is wrong on a page.</summary>
[Public]
[EnableRateLimiting(RateLimits.Submit)]
public sealed class FaultsModel(ReportFault report, Caller caller) : PortalPage
{
    public override PageMeta Meta => new("纠错");

    [BindProperty(SupportsGet = true, Name = "of")]
    public string? PagePath { get; set; }

    [BindProperty]
    [Display(Name = "哪里有错，应当是什么")]
    public string? Words { get; set; }

    [BindProperty]
    [Display(Name = "联系方式")]
    public string? Contact { get; set; }

    public bool IsSent { get; private set; }

    public void OnGet(bool sent) => IsSent = sent;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await report.RunAsync(caller, (PagePath ?? "/", Words ?? "", Contact ?? ""), HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect("/faults?sent=true");
        }

        Refuse(refusal, refusal.Code == "fault-words" ? nameof(Words) : "");
        return Page();
    }
}
