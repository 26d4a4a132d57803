using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Letters;
using Gongkai.App.Organs;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>来信办理页 — the letter, what it is, the answer, its publication; the deadline beside it.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class LetterModel(FindLetters find, AnswerLetter answer, TurnIntoRequest turn, OwnUnits units, FindEvents events, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new($"来信 {Row.Letter.Number}") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    public LetterRow Row { get; private set; } = null!;

    public string Text { get; private set; } = "";

    public LetterText? Writer { get; private set; }

    public bool MayRead => HttpContext.SignedIn()!.Permissions.Contains(Permission.ReadPersonalData);

    public DateOnly Today => clock.Today;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public IReadOnlyList<Choice> Routes { get; } = [.. LetterCodes.Routes.Entries.Select(entry => new Choice(entry.Member.ToString(), entry.Name))];

    public IReadOnlyList<Choice> Kinds { get; } = [.. LetterCodes.Kinds.Entries.Select(entry => new Choice(entry.Member.ToString(), entry.Name))];

    /// <summary>The request that the letter became.</summary>
    public LetterRequest? Became { get; private set; }

    public ApplicantKind Applicant { get; private set; }

    public LetterRoute Route { get; private set; }

    public Guid? UnitId { get; private set; }

    public string Where { get; private set; } = "";

    public string Reply { get; private set; } = "";

    public LetterKind Kind { get; private set; }

    public bool IsComplex { get; private set; }

    public string PublicQuestion { get; private set; } = "";

    public string PublicReply { get; private set; } = "";

    public bool IsFrequent { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await find.FindAsync(id, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        (Row, Text) = found;
        var letter = Row.Letter;
        (Reply, Kind, IsComplex, UnitId, Route, IsFrequent) = (letter.Reply, letter.Kind, letter.IsComplex, letter.UnitId, letter.Route ?? LetterRoute.Ours, letter.IsFrequent);
        Became = letter.Route == LetterRoute.DisclosureRequest ? await turn.FindAsync(letter, HttpContext.RequestAborted) : null;
        PublicQuestion = letter.PublicQuestion.Length > 0 ? letter.PublicQuestion : PersonalDataMask.Mask(Text);
        PublicReply = letter.PublicReply.Length > 0 ? letter.PublicReply : PersonalDataMask.Mask(letter.Reply);
        Units = [.. (await units.RunAsync(HttpContext.RequestAborted)).Select(unit => new Choice(unit.Id.ToString(), unit.Name))];
        History = EventTimeline.Of(await events.OfSubjectAsync(id, HttpContext.RequestAborted));
        return Page();
    }

    public async Task<IActionResult> OnPostTriageAsync(Guid id, int version, LetterRoute route, Guid? unitId, string? where, ApplicantKind applicant) =>
        await AfterAsync(id, await answer.TriageAsync(new LetterKey(id, version), new TriageOpinion(route, unitId, where ?? "") { Applicant = applicant }, HttpContext.RequestAborted), nameof(Where));

    public async Task<IActionResult> OnPostClassifyAsync(Guid id, int version, LetterKind kind, bool isComplex) =>
        await AfterAsync(id, await answer.ClassifyAsync(new LetterKey(id, version), kind, isComplex, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostDraftAsync(Guid id, int version, string? reply) => await AfterAsync(id, await answer.DraftAsync(new LetterKey(id, version), reply ?? "", HttpContext.RequestAborted), nameof(Reply));

    public async Task<IActionResult> OnPostSendAsync(Guid id, int version) => await AfterAsync(id, await answer.SendAsync(new LetterKey(id, version), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostPublishAsync(Guid id, int version, PublishInput input) =>
        await AfterAsync(id, await answer.PublishAsync(new LetterKey(id, version), new PublicTexts(input.PublicQuestion ?? "", input.PublicReply ?? "", input.IsFrequent), HttpContext.RequestAborted), nameof(PublicQuestion));

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, int version) => await AfterAsync(id, await answer.WithdrawAsync(new LetterKey(id, version), "从门户撤下", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostRevealAsync(Guid id)
    {
        var writer = await answer.RevealAsync(id, HttpContext.RequestAborted);
        Writer = writer.TryGet(out var text) ? text : null;
        return await AfterAsync(id, writer.Refusal, stays: true);
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string field = "", bool stays = false)
    {
        if (refusal is null && !stays)
        {
            return Redirect($"/desk/letters/{id}");
        }

        ModelState.Clear();
        if (refusal is not null)
        {
            Refuse(refusal, field);
        }

        return await OnGetAsync(id);
    }
}
