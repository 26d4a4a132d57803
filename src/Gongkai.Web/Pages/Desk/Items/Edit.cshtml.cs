using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>编辑信息页 — a draft with the findings beside its text; of a published item, the correction that is proposed; 条例 17, 41.</summary>
[Needs(nameof(Permission.ContributeItems))]
[RequestSizeLimit(ItemUploads.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ItemUploads.MostBytes, ValueLengthLimit = ItemUploads.MostText)]
public sealed class EditModel(OpenItem open, EditDraft edit, ProposeCorrection propose, ItemEditing editing, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf(IsCorrection ? "更正" : "编辑") with { HasEditor = true };

    [BindProperty]
    public ItemInput Input { get; set; } = new();

    public ItemForm Form { get; private set; } = null!;

    /// <summary>The text is public already: what is written here waits for approval.</summary>
    public bool IsCorrection => Item.State == ItemState.Published;

    /// <summary>Passages that the last reviewer marked.</summary>
    public ReviewView? Returned => View.Reviews.LastOrDefault(review => review.Record.Decision == ReviewDecision.Returned && Item.State == ItemState.Draft);

    /// <summary>What this person wrote and did not save; null where there is nothing, or it stands in the form already.</summary>
    public DraftSave? Unsaved { get; private set; }

    public bool IsRestored { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool restore, [FromServices] DraftSaves saves)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!IsCorrection && !Allows(ItemAction.Edit))
        {
            return Redirect(Path);
        }

        var unsaved = IsCorrection ? null : await saves.OfAsync(Caller, id, HttpContext.RequestAborted);
        IsRestored = restore && unsaved is not null;
        Unsaved = IsRestored ? null : unsaved;
        var content = IsRestored ? unsaved!.Read() : View.Content;
        Input = ItemInput.Of(content);
        await ShowAsync(await editing.CheckAsync(content, id, HttpContext.RequestAborted));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var content = await editing.ReadAsync(Input, HttpContext.RequestAborted);
            var refusal = content.Refusal;
            if (content.TryGet(out var whole))
            {
                refusal = IsCorrection
                    ? (await propose.RunAsync(Caller, Key(id), whole, Input.Note ?? "", HttpContext.RequestAborted)).Refusal
                    : (await edit.RunAsync(Caller, Key(id), whole, Input.Note ?? "", HttpContext.RequestAborted)).Refusal;
            }

            if (refusal is null)
            {
                return Redirect(IsCorrection || Request.Form.ContainsKey("close") ? Path : $"{Path}/edit");
            }

            Refuse(refusal, ItemInput.FieldOf(refusal));
        }

        await ShowAsync(await editing.CheckAsync(Input, id, HttpContext.RequestAborted));
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        var review = await editing.CheckAsync(Input, id, HttpContext.RequestAborted);
        if (ItemUploads.IsFetch(Request))
        {
            return Partial("Components/_Findings", review);
        }

        await ShowAsync(review);
        return Page();
    }

    /// <summary>A picture from the editor, put into the draft; answers with its address.</summary>
    public async Task<IActionResult> OnPostPictureAsync(Guid id, IFormFile? picture, [FromServices] StoreItemFile store)
    {
        if (picture is null || !await LoadAsync(id))
        {
            return NotFound();
        }

        await using var content = picture.OpenReadStream();
        var stored = await store.IntoDraftAsync(Caller, id, (content, System.IO.Path.GetFileName(picture.FileName)), HttpContext.RequestAborted);
        return stored.TryGet(out var file) ? new JsonResult(new { address = $"/files/{file}" }) : new JsonResult(new { message = stored.Refusal!.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task ShowAsync(ItemReview review) =>
        Form = await editing.FormAsync(Input, review, IsCorrection ? null : "?handler=Picture", HttpContext.RequestAborted);
}
