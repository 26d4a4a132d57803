using System.Globalization;
using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Metrics;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>自定指标页 — metrics that the organ defines for itself: made of counted ones, or entered month by month with evidence.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class OwnModel(OwnMetrics own, StoreFile store, OpenFile open, SiteClock clock) : DeskPage
{
    public const int PartsShown = 6;

    public override PageMeta Meta => new("自定指标") { NavPath = "/desk/metrics/own", Trail = [new PageLink("指标", "/desk/metrics")] };

    public IReadOnlyList<OwnMetric> Own { get; private set; } = [];

    /// <summary>What own metrics can be made of.</summary>
    public IReadOnlyList<Metric> Parts { get; private set; } = [];

    /// <summary>What was typed and not taken.</summary>
    public OwnMetricDraft? Draft { get; private set; }

    public string ThisMonth => clock.Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string InChinese(OwnFormula formula) => formula switch
    {
        OwnFormula.Sum => "几个指标之和",
        OwnFormula.Ratio => "第一个占第二个的百分比",
        OwnFormula.Difference => "第一个减第二个",
        _ => "逐月填报，附依据",
    };

    public static string SignOf(OwnFormula formula) => formula switch
    {
        OwnFormula.Ratio => " ÷ ",
        OwnFormula.Difference => " － ",
        _ => " ＋ ",
    };

    public string NameOf(string code) => Parts.FirstOrDefault(metric => metric.Code == code)?.Name ?? code;

    public async Task OnGetAsync()
    {
        Own = await own.ListAsync(HttpContext.RequestAborted);
        var all = await own.AllAsync(HttpContext.RequestAborted);
        Parts = [.. all.Where(metric => metric is { IsOwn: false, Unit: not "%" } or { Source: MetricSource.Entered })];
    }

    public async Task<IActionResult> OnPostDefineAsync(OwnForm form)
    {
        Draft = form.Draft;
        return await AfterAsync((await own.DefineAsync(Draft, HttpContext.RequestAborted)).Refusal);
    }

    public async Task<IActionResult> OnPostEnterAsync(string code, string? month, string? value, string? evidence, IFormFile? file)
    {
        await using var content = file?.OpenReadStream();
        var entry = new OwnMetricEntry(Month(month) ?? DateOnly.MaxValue, value ?? "", evidence ?? "") { File = content is null ? null : (content, file!.FileName, store) };
        return await AfterAsync(await own.EnterAsync(code, entry, HttpContext.RequestAborted));
    }

    /// <summary>The file behind a number that was entered.</summary>
    public async Task<IActionResult> OnGetEvidenceAsync(string? code, string? month) =>
        Month(month) is { } day && (await own.EvidenceAsync(code ?? "", day, open, HttpContext.RequestAborted)).TryGet(out var file) ? File(file.Content, "application/octet-stream", file.File.Name) : NotFound();

    public async Task<IActionResult> OnPostRetireAsync(string code) => await AfterAsync(await own.RetireAsync(code, HttpContext.RequestAborted));

    private static DateOnly? Month(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task<IActionResult> AfterAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            return Redirect("/desk/metrics/own");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }

    /// <summary>指标表单 — a definition as the form sends it.</summary>
    public sealed record OwnForm(string? Name, string? Unit, string? Definition, OwnFormula Formula, IReadOnlyList<string>? Parts)
    {
        internal OwnMetricDraft Draft => new(Name ?? "", Unit ?? "", Definition ?? "", Formula, [.. (Parts ?? []).Where(part => !string.IsNullOrEmpty(part))]);
    }
}
