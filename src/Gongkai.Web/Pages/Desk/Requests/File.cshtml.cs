using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>打开案件文件 — gives out one file of a case; the reading leaves an event.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class FileModel(ViewRequest view, RequestFiling files, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "文件";

    public async Task<IActionResult> OnGetAsync(Guid file)
    {
        if (!await LoadAsync() || Case.View.Files.FirstOrDefault(known => known.Id == file) is not { } known)
        {
            return NotFound();
        }

        var opened = await files.OpenAsync(known, Cancellation);
        if (!opened.TryGet(out var content))
        {
            Refuse(opened.Refusal!);
            return Page();
        }

        HttpContext.Response.RegisterForDisposeAsync(content);
        return new FileStreamResult(content.Content, "application/octet-stream") { FileDownloadName = known.Name };
    }
}
