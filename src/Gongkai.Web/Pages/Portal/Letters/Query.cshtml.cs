using Gongkai.App;
using Gongkai.App.Letters;
using Gongkai.Domain.Letters;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Letters;

/// <summary>来信查询页 — state, deadline and answer for whoever has the query code, and the rating.</summary>
[Public]
[EnableRateLimiting(RateLimits.Guess)]
public sealed class QueryModel(TrackLetter track, Caller caller) : PortalPage
{
    public override PageMeta Meta => new("查询来信") { NavPath = "/letters", Trail = [new PageLink("来信和咨询", "/letters")] };

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public LetterProgress? Progress { get; private set; }

    /// <summary>What a writer needs to know of where the letter stands; the steps inside the office are the office's own.</summary>
    public static string State(LetterState state) => state switch
    {
        LetterState.Received => "待审查",
        LetterState.Answered => "已答复",
        LetterState.Redirected => "已告知办理渠道",
        _ => "办理中",
    };

    public void OnGet(string? number)
    {
        ModelState.Clear();
        Number = number;
    }

    public async Task OnPostAsync()
    {
        var found = await track.RunAsync(Number ?? "", Code ?? "", HttpContext.RequestAborted);
        if (found.TryGet(out var progress))
        {
            Progress = progress;
        }
        else
        {
            Refuse(found.Refusal!, nameof(Code));
        }
    }

    public async Task OnPostRateAsync(Satisfaction rating)
    {
        if (await track.RateAsync(caller, Number ?? "", Code ?? "", rating, HttpContext.RequestAborted) is { } refusal)
        {
            Refuse(refusal);
        }

        await OnPostAsync();
    }
}
