using Gongkai.App;
using Gongkai.App.Appraisals;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>考核页 — the library of a year, the ranking, and the scores of one organ: review and final.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class AppraisalModel(ViewAppraisal view, KeepAppraisal keep, AppraisalNotice notice, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("考核") { NavPath = "/desk/supervision/appraisal" };

    public int Year { get; private set; }

    public Guid? Organ { get; private set; }

    public string OrganName { get; private set; } = "";

    public bool HasLibrary { get; private set; }

    public string Preset { get; } = "";

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<AppraisalRank> Ranks { get; private set; } = [];

    public IReadOnlyList<AppraisalRow> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Presets { get; } =
        [.. IndicatorPresets.Shipped.Select(preset => new Choice(preset.Code, preset.Name, $"{preset.Source}；{preset.Indicators.Count} 项，{preset.Indicators.Sum(one => one.Weight):0} 分"))];

    public async Task OnGetAsync(string? year, Guid? organ)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/supervision/appraisal?year={one}", one == Year))];
        Ranks = await view.RankAsync(caller.OrganId, Year, HttpContext.RequestAborted);
        Organ = organ ?? (Ranks is [var first, ..] ? first.OrganId : null);
        Rows = Ranks.FirstOrDefault(rank => rank.OrganId == Organ) is { } chosen ? await view.RunAsync(chosen.OrganId, Year, HttpContext.RequestAborted) : [];
        OrganName = Ranks.FirstOrDefault(rank => rank.OrganId == Organ)?.Organ ?? "";
        HasLibrary = Rows.Count > 0;
    }

    public async Task<IActionResult> OnGetNoticeAsync(string? year)
    {
        var wanted = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        using var output = new MemoryStream();
        return await notice.RunAsync(wanted, output, HttpContext.RequestAborted) is { } refusal
            ? await AfterAsync(refusal, year, null)
            : File(output.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{wanted}年政务公开考核结果通报.docx");
    }

    public async Task<IActionResult> OnGetEvidenceAsync([FromServices] AppraisalEvidence evidence, Guid score)
    {
        var opened = await evidence.OpenAsync(score, HttpContext.RequestAborted);
        return opened.TryGet(out var file) ? File(file.Content, "application/octet-stream", file.File.Name) : NotFound();
    }

    public async Task<IActionResult> OnPostInstallAsync(string? year, string? preset) =>
        await AfterAsync(await keep.InstallAsync(LedgerFilter.YearIn(year) ?? clock.Today.Year, preset ?? "", HttpContext.RequestAborted), year, null);

    public async Task<IActionResult> OnPostReviewAsync(AppraisalForm form, string? year) => await AfterAsync(await keep.ReviewAsync(form.Opinion, HttpContext.RequestAborted), year, form.Organ);

    public async Task<IActionResult> OnPostFinalAsync(AppraisalForm form, string? year) => await AfterAsync(await keep.FinalizeAsync(form.Opinion, HttpContext.RequestAborted), year, form.Organ);

    private async Task<IActionResult> AfterAsync(Refusal? refusal, string? year, Guid? organ)
    {
        if (refusal is null)
        {
            return Redirect($"/desk/supervision/appraisal?year={year}{(organ is { } id ? $"&organ={id}" : "")}");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync(year, organ);
        return Page();
    }

    /// <summary>评分表单 — the score of one indicator for one organ.</summary>
    public sealed record AppraisalForm(Guid Indicator, Guid Organ, decimal Score, string? Note)
    {
        internal AppraisalOpinion Opinion => new(Indicator, Organ, Score, Note ?? "");
    }
}
