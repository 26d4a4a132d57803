using Gongkai.App;
using Gongkai.App.Letters;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>答复审批页 — drafts with the letters they answer; approve or send back, on one page.</summary>
[Needs(nameof(Permission.ApproveReplies))]
public sealed class ApprovalModel(FindLetters find, AnswerLetter answer, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("待审批的答复") { NavPath = "/desk/letters/approval" };

    public IReadOnlyList<(LetterRow Row, string Text)> Rows { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync()
    {
        var (_, rows) = await find.ListAsync(new LetterFilter(LetterState.Drafted) { OnlyOpen = true }, 1, HttpContext.RequestAborted);
        var whole = new List<(LetterRow, string)>();
        foreach (var row in rows)
        {
            if (await find.FindAsync(row.Letter.Id, HttpContext.RequestAborted) is { } found)
            {
                whole.Add(found);
            }
        }

        Rows = whole;
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, int version) => await AfterAsync(await answer.ApproveAsync(new LetterKey(id, version), HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReturnAsync(Guid id, int version, string? reason) => await AfterAsync(await answer.ReturnAsync(new LetterKey(id, version), reason ?? "", HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            return Redirect("/desk/letters/approval");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}
