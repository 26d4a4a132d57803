using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>保密审查表页 — the forms of an item, and a new one for the version as it stands; 条例 14, 17.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ConfidentialityModel(OpenItem open, ReviewConfidentiality review, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("保密审查表");

    [BindProperty]
    public List<bool?> Answers { get; set; } = [];

    [BindProperty]
    [Display(Name = "审查结论")]
    public ConfidentialityConclusion? Conclusion { get; set; }

    [BindProperty]
    [Display(Name = "审查意见")]
    public string? Opinion { get; set; }

    public IReadOnlyList<ConfidentialityReview> Reviews { get; private set; } = [];

    public IReadOnlyList<Choice> Conclusions { get; } = [.. Enum.GetValues<ConfidentialityConclusion>().Select(one => new Choice(one.ToString(), ConfidentialityReview.InChinese(one)))];

    public bool MayReview => Caller.May(Permission.ReviewItems) && Item.AuthorId != Caller.PersonId
        && Item.State is ItemState.Draft or ItemState.InReview or ItemState.Approved or ItemState.Scheduled;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Reviews = await review.OfAsync(Caller, id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var form = new ConfidentialityForm([.. Answers.OfType<bool>()], Conclusion, Opinion ?? "");
        if (await review.RunAsync(Caller, Key(id), form, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"{PathOf(id)}/confidentiality");
        }

        if (refusal.Code == "item-not-found")
        {
            return NotFound();
        }

        Refuse(refusal, refusal.Code == "confidentiality-opinion" ? nameof(Opinion) : nameof(Conclusion));
        return await OnGetAsync(id);
    }
}
