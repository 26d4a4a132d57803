using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>历史版本页 — a version as it was, or what differs between two.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class VersionsModel(OpenItem open, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("历史版本");

    public int From { get; private set; }

    public int To { get; private set; }

    public VersionDifference? Changes { get; private set; }

    public ItemContent Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int? from, int? to)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        (From, To) = (from ?? 0, to ?? Item.LatestVersion);
        if (await Open.VersionAsync(Caller, id, To, HttpContext.RequestAborted) is not { } shown)
        {
            return NotFound();
        }

        Shown = shown;
        Changes = From > 0 && await Open.VersionAsync(Caller, id, From, HttpContext.RequestAborted) is { } former ? VersionDifference.Of(former, shown, View.Themes) : null;
        return Page();
    }
}
