using Gongkai.App;
using Gongkai.App.Appraisals;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Appraisal;

/// <summary>考核自查页 — the own organ's indicators with facts from its ledgers; self-check and objection.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class IndexModel(ViewAppraisal view, KeepAppraisal keep, AppraisalEvidence evidence, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("考核自查") { NavPath = "/desk/appraisal" };

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<AppraisalRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(string? year)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/appraisal?year={one}", one == Year))];
        Rows = await view.RunAsync(caller.OrganId, Year, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostSelfCheckAsync(Guid indicator, decimal score, string? note, string? year) =>
        await AfterAsync(
            ModelState.IsValid
                ? await keep.CheckSelfAsync(new AppraisalOpinion(indicator, caller.OrganId, score, note ?? ""), HttpContext.RequestAborted)
                : new Refusal("appraisal-number", "自查分应当是数字，例如 9.5。"),
            year);

    public async Task<IActionResult> OnPostObjectAsync(Guid indicator, string? note, string? year) =>
        await AfterAsync(await keep.ObjectAsync(new AppraisalOpinion(indicator, caller.OrganId, 0, note ?? ""), HttpContext.RequestAborted), year);

    public async Task<IActionResult> OnPostEvidenceAsync(Guid indicator, IFormFile? file, string? year)
    {
        if (file is null)
        {
            return await AfterAsync(new Refusal("appraisal-evidence", "请选择佐证文件。"), year);
        }

        await using var content = file.OpenReadStream();
        return await AfterAsync(await evidence.AttachAsync(indicator, (content, file.FileName), HttpContext.RequestAborted), year);
    }

    public async Task<IActionResult> OnGetEvidenceAsync(Guid score)
    {
        var opened = await evidence.OpenAsync(score, HttpContext.RequestAborted);
        return opened.TryGet(out var file) ? File(file.Content, "application/octet-stream", file.File.Name) : NotFound();
    }

    private async Task<IActionResult> AfterAsync(Refusal? refusal, string? year)
    {
        if (refusal is null)
        {
            return Redirect($"/desk/appraisal?year={year}");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync(year);
        return Page();
    }
}
