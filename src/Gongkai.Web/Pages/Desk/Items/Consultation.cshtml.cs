using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>意见征集办理页 — the period of a consultation, its opinions, and the feedback that is published afterwards.</summary>
[Needs(nameof(Permission.ContributeItems))]
public sealed class ConsultationModel(OpenItem open, ReadConsultation consultations, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("意见征集");

    public Consultation? Consultation { get; private set; }

    public IReadOnlyList<Opinion> Opinions { get; private set; } = [];

    /// <summary>Who sent them; null until somebody who may asks to see.</summary>
    public IReadOnlyDictionary<Guid, OpinionSender>? Senders { get; private set; }

    public bool MayReveal => Senders is null && Caller.May(Permission.ReadPersonalData) && Opinions.Any(opinion => opinion.SealedSender.Length > 0);

    [BindProperty]
    [Display(Name = "开始日期")]
    public DateOnly? OpensOn { get; set; }

    [BindProperty]
    [Display(Name = "截止日期")]
    public DateOnly? ClosesOn { get; set; }

    [BindProperty]
    [Display(Name = "采纳情况（公布）")]
    public string? Feedback { get; set; }

    [BindProperty]
    public List<AnswerInput> Answers { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        (Consultation, Opinions) = await consultations.DeskAsync(Caller, id, HttpContext.RequestAborted);
        OpensOn ??= Consultation?.OpensOn;
        ClosesOn ??= Consultation?.ClosesOn;
        Feedback ??= Consultation?.Feedback;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromServices] OpenConsultation start) =>
        await AfterAsync(id, OpensOn is not { } opens || ClosesOn is not { } closes ? new Refusal("consultation-dates", "请填写开始日期和截止日期。")
            : await start.RunAsync(Caller, id, opens, closes, HttpContext.RequestAborted), nameof(ClosesOn));

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, [FromServices] AnswerConsultation answer) =>
        await AfterAsync(id, await answer.RunAsync(Caller, id, new ConsultationAnswer(Feedback ?? "", Answers.ToDictionary(one => one.Id, one => (one.Adoption, one.Reply ?? ""))), HttpContext.RequestAborted), nameof(Feedback));

    public async Task<IActionResult> OnPostRevealAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var revealed = await consultations.RevealAsync(Caller, id, HttpContext.RequestAborted);
        if (revealed.TryGet(out var senders))
        {
            Senders = senders;
        }
        else
        {
            Refuse(revealed.Refusal!);
        }

        ModelState.Remove(nameof(Version));
        return await OnGetAsync(id);
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string field)
    {
        if (refusal is null)
        {
            return Redirect($"{PathOf(id)}/consultation");
        }

        Refuse(refusal, field);
        return await OnGetAsync(id);
    }

    /// <summary>采纳表单 — the outcome of one opinion.</summary>
    public sealed class AnswerInput
    {
        public Guid Id { get; set; }

        public Adoption Adoption { get; set; }

        public string? Reply { get; set; }
    }
}
