using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>查询页 — number and code open a request; a wrong number and a wrong code get the same answer.</summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class QueryModel(OpenByCode open, ApplicantLimits limits, ApplicantSession session, SampleCodes samples) : PortalPage
{
    public override PageMeta Meta => new("查询进度") { CanonicalPath = ApplyPaths.Query, NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail], Description = "凭申请编号和查询码查询政府信息公开申请的办理进度。" };

    [BindProperty]
    public QueryInput Input { get; set; } = new();

    public bool HasEnded { get; private set; }

    /// <summary>In a sample city alone.</summary>
    public IReadOnlyList<SampleCode> Samples { get; private set; } = [];

    public async Task OnGetAsync(bool ended)
    {
        ModelState.Clear();
        HasEnded = ended;
        Samples = await samples.FindAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            if (await limits.TryAsync(HttpContext) is { } tooOften)
            {
                Refuse(tooOften);
            }
            else
            {
                var opened = await open.RunAsync(new RequestCode(Input.Number!, Input.Code!, Callers.From(HttpContext)), HttpContext.RequestAborted);
                if (opened.TryGet(out var page))
                {
                    session.Hold(HttpContext, page.Number, Input.Code!);
                    return Redirect(ApplyPaths.Case);
                }

                Refuse(opened.Refusal!);
            }
        }

        Samples = await samples.FindAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>查询凭据填写 — number and query code as typed.</summary>
    public sealed class QueryInput
    {
        [Display(Name = "申请编号")]
        [Required]
        [StringLength(40)]
        public string? Number { get; set; }

        [Display(Name = "查询码")]
        [Required]
        [StringLength(40)]
        public string? Code { get; set; }
    }
}
