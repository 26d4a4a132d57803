using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>自动保存页 — keeps what the editor sends beside the draft, and drops it; opened as a page, what is kept leads to the editor.</summary>
[Needs(nameof(Permission.ContributeItems))]
[RequestSizeLimit(ItemUploads.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ItemUploads.MostBytes, ValueLengthLimit = ItemUploads.MostText)]
public sealed class UnsavedModel(DraftSaves saves, ItemEditing editing, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("自动保留的内容") { NavPath = "/desk/items" };

    [BindProperty]
    public ItemInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await saves.OfAsync(caller, id, HttpContext.RequestAborted) is null ? NotFound() : Redirect($"{ItemDeskPage.PathOf(id)}/edit");

    /// <summary>Asked by a script alone; a text that is half written is kept as it is.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id)
    {
        ModelState.Clear();
        var content = Input.ToContent(await editing.ColumnsAsync(HttpContext.RequestAborted), []);
        var kept = await saves.KeepAsync(caller, id, content, HttpContext.RequestAborted);
        return kept.TryGet(out var at)
            ? new JsonResult(new { said = $"{ChinaTime.Minute(at)[^5..]} 已自动保留，尚未存成版本" })
            : new JsonResult(new { said = kept.Refusal!.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        await saves.DropAsync(caller, id, HttpContext.RequestAborted);
        return Redirect($"{ItemDeskPage.PathOf(id)}/edit");
    }
}
