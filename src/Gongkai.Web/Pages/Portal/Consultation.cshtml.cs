using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal;

/// <summary>意见征集页 — the draft's page of opinions: sending one, and afterwards what became of them.</summary>
[Public]
[EnableRateLimiting(RateLimits.Submit)]
public sealed class ConsultationModel(ReadItem read, ReadConsultation consultations, SendOpinion send, Caller caller, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new($"意见征集：{Item.Row.Title}")
    {
        CanonicalPath = $"/consultations/{Item.Row.Id}",
        NavPath = PortalPaths.Content,
        Trail = [new PageLink("意见征集", "/consultations")],
        Column = new ColumnMeta("意见征集", "征集调查", Item.Row.Title, "意见征集"),
    };

    public ItemView Item { get; private set; } = null!;

    public ConsultationView View { get; private set; } = null!;

    public bool IsOpen => View.Consultation.IsOpenOn(clock.Today);

    public bool IsSent { get; private set; }

    [BindProperty]
    [Display(Name = "意见")]
    public string? Words { get; set; }

    [BindProperty]
    [Display(Name = "姓名")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "联系方式")]
    public string? Contact { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool sent)
    {
        IsSent = sent;
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (await send.RunAsync(caller, id, new OpinionText(Words ?? "", Name ?? "", Contact ?? ""), HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"/consultations/{id}?sent=true");
        }

        Refuse(refusal, refusal.Code == "opinion-words" ? nameof(Words) : refusal.Code == "opinion-sender" ? nameof(Name) : "");
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await read.RunAsync(id, HttpContext.RequestAborted) is not { } item || await consultations.RunAsync(id, HttpContext.RequestAborted) is not { } view)
        {
            return false;
        }

        (Item, View) = (item, view);
        return true;
    }
}
