using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>信息办理页 — one item: what it is, where it stands, and what may be done with it now.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ItemModel(OpenItem open, ItemEditing editing, ItemLinks links, FindEvents events, ReadPublishingTerms terms, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => new(View.Content.Title) { NavPath = "/desk/items", Trail = [new PageLink("信息列表", "/desk/items")] };

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateTime? At { get; set; }

    public ItemReview Findings { get; private set; } = new(null);

    public IReadOnlyList<LinkedItem> Links { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public PublishingClock? Clock { get; private set; }

    public bool IsAuthor => Item.AuthorId == Caller.PersonId;

    public bool MayRepost => Caller.May(Permission.KeepLedgers);

    public bool MayWrite => Caller.May(Permission.ContributeItems);

    public bool MayReview => Caller.May(Permission.ReviewItems);

    public bool MayPublish => Caller.May(Permission.EditSite) || Caller.May(Permission.ApproveItems);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var cancellation = HttpContext.RequestAborted;
        Findings = Item.State is ItemState.Draft or ItemState.InReview or ItemState.Approved or ItemState.Scheduled ? await editing.CheckAsync(View.Content, id, cancellation) : new ItemReview(null);
        Links = await links.OfAsync(Caller, id, cancellation);
        History = Gongkai.Web.Users.EventTimeline.Of(await events.OfSubjectAsync(id, cancellation));
        Clock = Item.DisclosureClass == DisclosureClass.Proactive && (await terms.RunAsync(Caller, cancellation)).Of(Item.Kind, Item.DatedOn, Item.OrganId, Item.ColumnId).TryGet(out var clock) ? clock : null;
        return Page();
    }

    public async Task<IActionResult> OnPostSubmitAsync(Guid id, [FromServices] SubmitForReview submit) =>
        await AfterAsync(id, await submit.RunAsync(Caller, Key(id), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostRecallAsync(Guid id, [FromServices] RecallFromReview recall) =>
        await AfterAsync(id, await recall.RunAsync(Caller, Key(id), Reason ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, [FromServices] DiscardDraft discard) =>
        await AfterAsync(id, await discard.RunAsync(Caller, Key(id), Reason ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostPublishAsync(Guid id, [FromServices] PublishItem publish) =>
        await AfterAsync(id, await publish.RunAsync(Caller, Key(id), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostScheduleAsync(Guid id, [FromServices] ScheduleItem schedule) =>
        await AfterAsync(id, At is not { Year: > 1 } at ? new Refusal("item-schedule-time", "请填写发布的日期和时间。")
            : await schedule.RunAsync(Caller, Key(id), new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), TimeSpan.FromHours(8)), HttpContext.RequestAborted), nameof(At));

    public async Task<IActionResult> OnPostFileAsync(Guid id, [FromServices] FileItem file) =>
        await AfterAsync(id, await file.RunAsync(Caller, Key(id), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReopenAsync(Guid id, [FromServices] ReopenItem reopen) =>
        await AfterAsync(id, await reopen.RunAsync(Caller, Key(id), Reason ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReturnAsync(Guid id, [FromServices] ReturnToDraft back) =>
        await AfterAsync(id, await back.RunAsync(Caller, Key(id), new ReviewOpinion(FiveGates.Open, Reason ?? ""), HttpContext.RequestAborted), nameof(Reason));

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, int number, [FromServices] CorrectItem correct) =>
        await AfterAsync(id, await correct.RunAsync(Caller, Key(id), number, HttpContext.RequestAborted));

    private Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string field = "") => DoneAsync(id, refusal, field, () => OnGetAsync(id));
}
