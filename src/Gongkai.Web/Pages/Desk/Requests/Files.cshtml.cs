using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>案件文件页 — takes files into a case, takes mistaken ones off, and leads to the gate before release; 条例 45.</summary>
[Needs(nameof(Permission.HandleRequests))]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class FilesModel(ViewRequest view, RequestFiling files, AddRequestFile add, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    private const long MostBytes = 60L << 20;

    private static readonly RequestFileRole[] s_roles =
        [RequestFileRole.ToRelease, RequestFileRole.SearchRecord, RequestFileRole.OriginalLetter, RequestFileRole.IdentityProof, RequestFileRole.OpinionAnswer, RequestFileRole.DeliveryProof, RequestFileRole.Letter];

    protected override string Heading => "文书和文件";

    [BindProperty]
    public RequestFileRole Role { get; set; } = RequestFileRole.ToRelease;

    [BindProperty]
    public IFormFile? Sent { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool MayRelease => Caller.May(Permission.ReleaseFiles);

    public static IReadOnlyList<Choice> Roles { get; } = [.. s_roles.Select(role => new Choice(role.ToString(), RequestFileRoles.InChinese(role)))];

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Sent is null)
        {
            ModelState.AddModelError(nameof(Sent), "请选择文件。");
            return await ShowAsync();
        }

        return await LoadAsync() ? await AfterAsync(await files.AddAsync(Id, Role, Sent, Cancellation), RequestPaths.Files(Id), nameof(Sent)) : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid file) =>
        await LoadAsync() && Case.View.Files.Any(known => known.Id == file) ? await AfterAsync(await add.RemoveAsync(Caller, file, Reason ?? "", Cancellation), RequestPaths.Files(Id), nameof(Reason)) : NotFound();

    public bool IsReleased(FileView file) => Case.View.Files.Any(copy => copy.Role == RequestFileRole.Released && copy.ReleasedFromId == file.Id);
}
