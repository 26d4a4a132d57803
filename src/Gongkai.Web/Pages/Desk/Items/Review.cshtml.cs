using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>审核页 — everything a reviewer needs on one page: text, changes, findings, attachments, five gates, decision; 条例 17.</summary>
[Needs(nameof(Permission.ReviewItems))]
public sealed class ReviewModel(OpenItem open, ReviewColleagues colleagues, ItemEditing editing, Caller caller) : ItemDeskPage(open, caller)
{
    public static IReadOnlyList<string> GateNames { get; } = ["政治关", "法律关", "政策关", "保密关", "文字关"];

    public override PageMeta Meta => MetaOf("审核") with { NavPath = "/desk/items/review" };

    [BindProperty]
    public List<GateResult> Gates { get; set; } = [];

    [BindProperty]
    [Display(Name = "审核意见")]
    public string? Opinion { get; set; }

    /// <summary>One passage a line, the remark after a vertical bar.</summary>
    [BindProperty]
    [Display(Name = "标出的段落")]
    public string? Marks { get; set; }

    public ItemReview Findings { get; private set; } = new(null);

    public VersionDifference? Changes { get; private set; }

    /// <summary>Number of the version that the changes are counted from.</summary>
    public int ComparedWith { get; private set; }

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public Refusal? MayNot { get; private set; }

    public ReviewRoute Route => ReviewRoute.Parse(Item.Route);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var cancellation = HttpContext.RequestAborted;
        MayNot = await colleagues.CheckAsync(Caller, id, cancellation);
        Others = [.. (await colleagues.RunAsync(Caller, id, cancellation)).Select(person => new Choice(person.Id.ToString(), person.Name))];
        Findings = await editing.CheckAsync(View.Content, id, cancellation);
        var reviewed = View.Reviews.Where(review => review.Record.Round < Item.Round).Select(review => (int?)review.Record.ItemVersion).LastOrDefault();
        if (reviewed is { } before && before != Item.LatestVersion && await Open.VersionAsync(Caller, id, before, cancellation) is { } former)
        {
            (ComparedWith, Changes) = (before, VersionDifference.Of(former, View.Content, View.Themes));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, [FromServices] ApproveStage approve) =>
        await AfterAsync(id, await approve.RunAsync(Caller, Key(id), OpinionOf(), HttpContext.RequestAborted), nameof(Gates));

    public async Task<IActionResult> OnPostReturnAsync(Guid id, [FromServices] ReturnToDraft back) =>
        await AfterAsync(id, await back.RunAsync(Caller, Key(id), OpinionOf(), HttpContext.RequestAborted), nameof(Opinion));

    public async Task<IActionResult> OnPostDelegateAsync(Guid id, Guid person, [FromServices] DelegateStage hand) =>
        await AfterAsync(id, await hand.RunAsync(Caller, Key(id), person, Opinion ?? "", HttpContext.RequestAborted), "person");

    public async Task<IActionResult> OnPostDisputeAsync(Guid id, DisputeInput dispute, [FromServices] DisputeDisclosure raise) =>
        await AfterAsync(id, await raise.RunAsync(Caller, Key(id), dispute.ToDecision(), HttpContext.RequestAborted), "Reason");

    private ReviewOpinion OpinionOf()
    {
        var gates = Gates.Concat(Enumerable.Repeat(GateResult.NotChecked, GateNames.Count)).Take(GateNames.Count).ToList();
        return new ReviewOpinion(new FiveGates(gates[0], gates[1], gates[2], gates[3], gates[4]), Opinion ?? "")
        {
            Marks = [.. (Marks ?? "").Split('\n').Select(line => line.Trim().Split('|', 2)).Where(parts => parts[0].Length > 0).Select(parts => new MarkedPassage(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : ""))],
        };
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string field)
    {
        if (refusal is null)
        {
            return Redirect("/desk/items/review");
        }

        if (refusal.Code == "item-not-found")
        {
            return NotFound();
        }

        Refuse(refusal, field);
        return await OnGetAsync(id);
    }
}
