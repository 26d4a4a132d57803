using Gongkai.App;
using Gongkai.App.Appraisals;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>考核指标页 — the library of a year: names, weights, facts and their full value, all editable until somebody scored.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class IndicatorsModel(KeepIndicators keep, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("考核指标") { NavPath = "/desk/supervision/indicators" };

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<AppraisalIndicator> Indicators { get; private set; } = [];

    public async Task OnGetAsync(string? year)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(-1, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/supervision/indicators?year={one}", one == Year))];
        Indicators = await keep.ListAsync(Year, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, int version, IndicatorInput input, string? year) =>
        await AfterAsync(Wrong ?? await keep.ChangeAsync(id, version, input.Draft, HttpContext.RequestAborted), year);

    public async Task<IActionResult> OnPostAddAsync(IndicatorInput input, string? year) =>
        await AfterAsync(Wrong ?? await keep.AddAsync(LedgerFilter.YearIn(year) ?? clock.Today.Year, input.Draft, HttpContext.RequestAborted), year);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string? year)
    {
        ModelState.Clear();
        return await AfterAsync(await keep.RemoveAsync(id, HttpContext.RequestAborted), year);
    }

    private Refusal? Wrong => ModelState.IsValid ? null : new Refusal("indicator-number", "权重和满分值应当是数字，例如 10 或者 12.5。");

    private async Task<IActionResult> AfterAsync(Refusal? refusal, string? year)
    {
        if (refusal is null)
        {
            return Redirect($"/desk/supervision/indicators?year={year}");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync(year);
        return Page();
    }

    /// <summary>指标表单项 — the boxes of one indicator and the end of their ids.</summary>
    public sealed record IndicatorPart(string Id, IndicatorDraft Draft);

    /// <summary>指标表单 — what an indicator says.</summary>
    public sealed record IndicatorInput(string? Name, decimal? Weight, string? Metric, decimal? Target, string? Basis)
    {
        internal IndicatorDraft Draft => new(Name ?? "", Weight ?? 0, Metric ?? "", Target, Basis ?? "");
    }
}
