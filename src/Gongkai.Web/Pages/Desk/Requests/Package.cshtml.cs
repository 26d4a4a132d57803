using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>案卷下载 — the whole case as one ZIP, streamed; because it holds personal data, the download leaves an event.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class PackageModel(ViewRequest view, ViewApplicant applicants, CasePackage package, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "下载案卷";

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        var noted = await applicants.RunAsync(Caller, Id, "下载案卷", Cancellation);
        if (!noted.Succeeded)
        {
            Refuse(noted.Refusal);
            return Page();
        }

        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename={Case.View.Request.Number}.zip";
        await package.WriteAsync(Response.BodyWriter.AsStream(), Case, Cancellation);
        return new EmptyResult();
    }
}
