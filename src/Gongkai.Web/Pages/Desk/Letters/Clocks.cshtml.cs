using Gongkai.App.Letters;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>来信时限页 — the working days within which each kind of letter is answered in this organ.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class ClocksModel(LetterRules rules) : DeskPage
{
    public override PageMeta Meta => new("来信答复时限") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    public LetterClocks Clocks { get; private set; } = LetterClocks.Shipped;

    public async Task OnGetAsync() => Clocks = await rules.OwnAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(Dictionary<string, int> days, int complexDays)
    {
        ModelState.Clear();
        Clocks = new LetterClocks(days, complexDays);
        if (await rules.SetAsync(Clocks, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect("/desk/letters/clocks");
        }

        Refuse(refusal);
        return Page();
    }
}
