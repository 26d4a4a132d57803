using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>上报采用页 — to which platforms an item was handed, which took it, and the points.</summary>
[Needs(nameof(Permission.ContributeItems))]
public sealed class UpwardModel(OpenItem open, NoteSubmission note, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("上报采用");

    public IReadOnlyList<UpwardSubmission> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Rows = await note.OfAsync(Caller, id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? platform, DateOnly? submittedOn, DateOnly? adoptedOn)
    {
        if (await note.RunAsync(Caller, id, (platform ?? "", submittedOn ?? DateOnly.MaxValue, adoptedOn), HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"{PathOf(id)}/upward");
        }

        Refuse(refusal, "platform");
        return await OnGetAsync(id);
    }
}
