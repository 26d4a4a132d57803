using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>公开答复页 — puts question and answer on the portal so that nobody has to ask again, or takes them off; 条例 44.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class AnswerModel(ViewRequest view, PublishAnswer publish, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "公开答复";

    [BindProperty]
    [Display(Name = "申请的信息")]
    public string? PublicTitle { get; set; }

    [BindProperty]
    [Display(Name = "答复要点")]
    public string? PublicAnswer { get; set; }

    [BindProperty]
    [Display(Name = "撤下的原因")]
    public string? Reason { get; set; }

    public bool IsPublished { get; private set; }

    /// <summary>Why this request's answer cannot be published.</summary>
    public string? NotNow { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ShowAsync(fills: true);
    }

    public async Task<IActionResult> OnPostAsync() =>
        await publish.RunAsync(Caller, Id, new AnswerText(PublicTitle ?? "", PublicAnswer ?? ""), Cancellation) is { } refusal ? await RefusedAsync(refusal, nameof(PublicAnswer)) : Redirect(RequestPaths.Case(Id));

    public async Task<IActionResult> OnPostWithdrawAsync() =>
        await publish.WithdrawAsync(Caller, Id, Reason ?? "", Cancellation) is { } refusal ? await RefusedAsync(refusal, nameof(Reason)) : Redirect(RequestPaths.Case(Id));

    private async Task<IActionResult> RefusedAsync(Domain.Refusal refusal, string field)
    {
        Refuse(refusal, field);
        return await ShowAsync(fills: false);
    }

    private async Task<IActionResult> ShowAsync(bool fills)
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        var read = await publish.ReadAsync(Caller, Id, Cancellation);
        if (read.TryGet(out var text))
        {
            IsPublished = text.IsPublished;
            (PublicTitle, PublicAnswer) = fills ? (text.Title, text.Answer) : (PublicTitle, PublicAnswer);
        }

        NotNow = read.Refusal?.Message;
        return Page();
    }
}
