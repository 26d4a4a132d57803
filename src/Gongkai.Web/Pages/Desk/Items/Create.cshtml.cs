using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>起草信息页 — a new draft, written or taken from a Word document; 条例 17.</summary>
[Needs(nameof(Permission.ContributeItems))]
[RequestSizeLimit(ItemUploads.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ItemUploads.MostBytes, ValueLengthLimit = ItemUploads.MostText)]
public sealed class CreateModel(CreateDraft create, ImportDocument import, ItemEditing editing, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("起草信息") { NavPath = "/desk/items", Trail = [new PageLink("信息列表", "/desk/items")], HasEditor = true };

    [BindProperty]
    public ItemInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Document { get; set; }

    public ItemForm Form { get; private set; } = null!;

    public Task OnGetAsync(Guid? column, string? title)
    {
        var person = HttpContext.SignedIn()!;
        Input = new ItemInput { Title = title ?? "", ColumnId = column, IssuingOrgan = person.Organ.Name, Editor = person.Name, DatedOn = clock.Today };
        return ShowAsync(new ItemReview(null));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            var content = await editing.ReadAsync(Input, HttpContext.RequestAborted);
            var made = content.TryGet(out var whole) ? await create.RunAsync(caller, whole, HttpContext.RequestAborted) : content.Refusal!;
            if (made.TryGet(out var key))
            {
                return Redirect($"/desk/items/{key.Id}/edit");
            }

            Refuse(made.Refusal!, ItemInput.FieldOf(made.Refusal!));
        }

        await ShowAsync(new ItemReview(null));
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync()
    {
        ModelState.Clear();
        var review = await editing.CheckAsync(Input, null, HttpContext.RequestAborted);
        if (ItemUploads.IsFetch(Request))
        {
            return Partial("Components/_Findings", review);
        }

        await ShowAsync(review);
        return Page();
    }

    /// <summary>A draft from a Word document: title, headings, tables and pictures.</summary>
    public async Task<IActionResult> OnPostDocumentAsync()
    {
        ModelState.Clear();
        if (Document is null || Input.ColumnId is null)
        {
            ModelState.AddModelError(Document is null ? nameof(Document) : "Input.ColumnId", Document is null ? "请选择 Word 文件（.docx）。" : "请选择栏目。");
        }
        else
        {
            var bytes = await ItemUploads.BytesOf(Document, HttpContext.RequestAborted);
            var content = Input.ToContent(await editing.ColumnsAsync(HttpContext.RequestAborted), []) with { IssuingOrgan = HttpContext.SignedIn()!.Organ.Name, Editor = HttpContext.SignedIn()!.Name };
            var made = await import.RunAsync(caller, (bytes, Path.GetFileName(Document.FileName)), content, HttpContext.RequestAborted);
            if (made.TryGet(out var key))
            {
                return Redirect($"/desk/items/{key.Id}/edit");
            }

            Refuse(made.Refusal!, nameof(Document));
        }

        await ShowAsync(new ItemReview(null));
        return Page();
    }

    private async Task ShowAsync(ItemReview review) => Form = await editing.FormAsync(Input, review, null, HttpContext.RequestAborted);
}
