using Gongkai.App.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>公开的答复内容页 — one request and its answer, without anything about the applicant; 条例 44.</summary>
[Public]
public sealed class AnswerModel(PublicAnswers answers) : PortalPage
{
    public override PageMeta Meta => new(Answer.Title) { NavPath = PortalPaths.Request, CanonicalPath = ApplyPaths.Answer(Answer.Id), Trail = [ApplyPaths.Trail, new PageLink("公开的答复", ApplyPaths.Answers)] };

    public PublicAnswer Answer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await answers.FindAsync(id, HttpContext.RequestAborted) is not { } answer)
        {
            return NotFound();
        }

        Answer = answer;
        return Page();
    }
}
