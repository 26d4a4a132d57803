using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>回执页 — number and query code, shown for half an hour to the browser that sent the form; 条例 31.</summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReceiptModel(ApplicantSession session) : PortalPage
{
    public override PageMeta Meta => new("申请回执") { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail] };

    public ShownReceipt Receipt { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (session.FindReceipt(HttpContext) is not { } receipt)
        {
            return Redirect(ApplyPaths.Query);
        }

        Receipt = receipt;
        return Page();
    }

    public IActionResult OnPostOpen()
    {
        if (session.FindReceipt(HttpContext) is not { } receipt)
        {
            return Redirect(ApplyPaths.Query);
        }

        session.Hold(HttpContext, receipt.Number, receipt.Code);
        return Redirect(ApplyPaths.Case);
    }
}
