using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>我的申请页 — where a request stands, by when and why, what to do next, papers and files to take; 条例 30–36.</summary>
[Public]
[RequestSizeLimit(ApplyFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ApplyFiles.MostBytes)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CaseModel(ApplicantCase mine, ApplicantSession session, ApplicantLimits limits, ApplyFiles uploads, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("我的申请") { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail] };

    public ApplicantPage Case { get; private set; } = null!;

    public CaseDeadline Deadline { get; private set; } = null!;

    [BindProperty]
    public string? Clarification { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public bool HasConfirmed => Case.Course.Any(step => step.Action == RequestAction.RecordDeliveryProof);

    public async Task<IActionResult> OnGetAsync(string? done)
    {
        Done = done switch
        {
            "clarified" => "补正已经收到，答复期限从收到补正之日起重新计算。",
            "reasons" => "理由已经收到，受理机关会继续办理。",
            "withdrawn" => "申请已经撤回。",
            "confirmed" => "已经记下您收到答复。",
            _ => null,
        };
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostClarifyAsync([FromServices] ClarifyByCode clarify) => ActAsync(
        nameof(Clarification), string.IsNullOrWhiteSpace(Clarification) ? "请写明补正后的内容。" : null,
        code => clarify.RunAsync(code, Clarification!, [.. uploads.Of(RequestFileRole.Clarification, Files)], HttpContext.RequestAborted), "clarified");

    public Task<IActionResult> OnPostReasonsAsync([FromServices] GiveReasonsByCode give) => ActAsync(
        nameof(Reasons), string.IsNullOrWhiteSpace(Reasons) ? "请写明申请的理由。" : null, code => give.RunAsync(code, Reasons!, HttpContext.RequestAborted), "reasons");

    public Task<IActionResult> OnPostConfirmAsync([FromServices] ConfirmByCode confirm) => ActAsync("", null, code => confirm.RunAsync(code, HttpContext.RequestAborted), "confirmed");

    public IActionResult OnPostEnd()
    {
        session.End(HttpContext);
        return Redirect($"{ApplyPaths.Query}?ended=true");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id)
    {
        if (await mine.FindAsync(HttpContext) is not { } page)
        {
            return Redirect(ApplyPaths.Query);
        }

        var name = page.Files.FirstOrDefault(file => file.Id == id)?.Name;
        return (await mine.FileAsync(HttpContext, id)).TryGet(out var opened) ? File(opened.Content, "application/octet-stream", name ?? opened.File.Name) : NotFound();
    }

    private async Task<IActionResult> ActAsync(string field, string? missing, Func<RequestCode, Task<Refusal?>> act, string done)
    {
        if (session.Find(HttpContext) is not { } code)
        {
            return Redirect(ApplyPaths.Query);
        }

        var fault = missing ?? (Clarification?.Length > 5_000 || Reasons?.Length > 5_000 ? "最多填写 5000 字，其余请作为附件上传。" : null);
        if (fault is not null)
        {
            ModelState.AddModelError(field, fault);
        }

        if (await ApplyFiles.ProblemOf(Files, ApplyFiles.Documents, HttpContext.RequestAborted) is { } wrongFile)
        {
            ModelState.AddModelError(nameof(Files), wrongFile);
        }

        if (ModelState.IsValid && (await limits.SubmitAsync(HttpContext) ?? await act(code)) is { } refusal)
        {
            Refuse(refusal);
        }

        return ModelState.IsValid ? Redirect($"{ApplyPaths.Case}?done={done}") : await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (await mine.FindAsync(HttpContext) is not { } page)
        {
            session.End(HttpContext);
            return Redirect(ApplyPaths.Query);
        }

        (Case, Deadline) = (page, CaseDeadline.Of(page.Deadline, clock.Today));
        return Page();
    }

    public IReadOnlyList<FileLink> FileLinks => [.. Case.Files.Select(file => new FileLink(file.Name, $"{ApplyPaths.Case}?handler=File&id={file.Id}", Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(), file.Length))];

    public Lamp Lamp => new(CaseWords.ColorOf(Case, Deadline.IsOverdue), Deadline.IsOverdue && RequestStates.IsOpen(Case.State) ? "已逾期" : CaseWords.NameOf(Case.State));
}
