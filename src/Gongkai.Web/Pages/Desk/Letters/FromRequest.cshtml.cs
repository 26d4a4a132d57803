using Gongkai.App.Letters;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>公开申请转来信页 — takes up as a letter what came as a request.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class FromRequestModel(TurnIntoLetter turn) : DeskPage
{
    public override PageMeta Meta => new("公开申请转来信") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public LetterKind Kind { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. LetterCodes.Kinds.Entries.Select(entry => new Choice(entry.Member.ToString(), entry.Name))];

    public void OnGet(string? number)
    {
        ModelState.Clear();
        Number = number;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var done = await turn.RunAsync(Number ?? "", Kind, HttpContext.RequestAborted);
        if (done.TryGet(out var letter))
        {
            return Redirect($"/desk/letters/{letter}");
        }

        ModelState.Clear();
        Refuse(done.Refusal!, nameof(Number));
        return Page();
    }
}
