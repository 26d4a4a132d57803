using System.Globalization;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>要点分解表页 — the key points of a year with unit, day, lamp and evidence; 国办发〔2016〕80号.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class KeyPointsModel(KeyPoints points, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("政务公开要点分解表") { NavPath = "/desk/items/key-points" };

    public Filters Filters { get; private set; } = null!;

    public int Year { get; private set; }

    public IReadOnlyList<(KeyPoint Point, string Unit)> Rows { get; private set; } = [];

    /// <summary>One point a line, its parts between vertical bars or tabs.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    public int Late => Rows.Count(row => row.Point.DoneOn is null && row.Point.IsLateOn(clock.Today));

    public bool MaySet => caller.May(Permission.EditSite) || caller.May(Permission.ManageSite);

    public bool MayDo => caller.May(Permission.ContributeItems);

    public async Task OnGetAsync(int? year)
    {
        Year = Math.Clamp(year ?? clock.Today.Year, 2000, clock.Today.Year + 1);
        Filters = new Filters(Request, [new Filter("year", "年度") { Choices = YearChoices.To(clock.Today.Year + 1), Standing = $"{Year}" }]);
        Rows = await points.OfYearAsync(caller, Year, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnGetXlsxAsync(int? year)
    {
        await OnGetAsync(year);
        var content = new MemoryStream();
        KeyPoints.WriteXlsx(content, Rows, clock.Today);
        content.Position = 0;
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"要点分解表{Year}.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(int year) =>
        await AfterAsync(year, await points.AddAsync(caller, year, [.. (Lines ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(LineOf)], HttpContext.RequestAborted), nameof(Lines));

    public async Task<IActionResult> OnPostDoneAsync(int year, Guid id, string? evidence) =>
        await AfterAsync(year, await points.DoneAsync(caller, id, evidence ?? "", HttpContext.RequestAborted), "evidence");

    public Lamp LampOf(KeyPoint point) => new(
        point.DoneOn is not null ? point.IsLateOn(clock.Today) ? LampColor.Orange : LampColor.Green : point.IsLateOn(clock.Today) ? LampColor.Red : point.DueOn.DayNumber - clock.Today.DayNumber <= 10 ? LampColor.Orange : LampColor.Grey,
        KeyPoints.InChinese(point, clock.Today));

    private static KeyPointLine LineOf(string line)
    {
        var parts = line.Split(line.Contains('|', StringComparison.Ordinal) ? '|' : '\t');
        return new KeyPointLine(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "",
            DateOnly.TryParseExact(parts.ElementAtOrDefault(3)?.Trim(), ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
    }

    private async Task<IActionResult> AfterAsync(int year, Refusal? refusal, string field)
    {
        if (refusal is null)
        {
            return RedirectToPage(new { year });
        }

        Refuse(refusal, field);
        await OnGetAsync(year);
        return Page();
    }
}
