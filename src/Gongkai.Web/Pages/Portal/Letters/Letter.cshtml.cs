using Gongkai.App.Letters;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Letters;

/// <summary>公开答复页 — one question and its answer; nothing of who asked.</summary>
[Public]
public sealed class LetterModel(PublicLetters letters) : PortalPage
{
    private const int TitleLength = 40;

    public override PageMeta Meta => new(Letter.Question.Length > TitleLength ? Letter.Question[..TitleLength] + "…" : Letter.Question)
    {
        CanonicalPath = $"/letters/{Letter.Number}",
        NavPath = "/letters",
        Trail = [new PageLink("来信和咨询", "/letters")],
        Article = new ArticleMeta(Letter.Question, Letter.PublishedAt, Letter.Organ),
    };

    public PublicLetter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await letters.FindAsync(number, HttpContext.RequestAborted) is not { } letter)
        {
            return NotFound();
        }

        Letter = letter;
        return Page();
    }
}
