using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Documents.Items;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>供稿统计页 — contributions by unit with quota and adoptions, as a table, a workbook and a bulletin.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ContributionsModel(ContributionSheet sheet, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("供稿统计") { NavPath = "/desk/items/contributions" };

    public Filters Filters { get; private set; } = null!;

    public IReadOnlyList<UnitContribution> Rows { get; private set; } = [];

    public ContributionRule Rule { get; private set; } = ContributionRule.None;

    public (int Year, int? Month) Period { get; private set; }

    public bool MaySet => caller.May(Permission.EditSite) || caller.May(Permission.ManageSite);

    [BindProperty]
    public Dictionary<Guid, int?> Quotas { get; set; } = [];

    /// <summary>One platform a line, the points after a vertical bar.</summary>
    [BindProperty]
    public string? Points { get; set; }

    public string Query => $"year={Period.Year}{(Period.Month is { } month ? $"&month={month}" : "")}";

    public async Task OnGetAsync(int? year, int? month)
    {
        Period = (Math.Clamp(year ?? clock.Today.Year, 2000, clock.Today.Year), month is >= 1 and <= 12 ? month : null);
        Filters = new Filters(Request,
        [
            new Filter("year", "年度") { Choices = YearChoices.To(clock.Today.Year), Standing = $"{Period.Year}" },
            new Filter("month", "月份") { Choices = [.. Enumerable.Range(1, 12).Select(one => new Choice($"{one}", $"{one} 月"))] },
        ]);
        Rows = await sheet.RunAsync(caller, Period.Year, Period.Month, HttpContext.RequestAborted);
        Rule = await sheet.RuleAsync(caller, HttpContext.RequestAborted);
        Points ??= string.Join('\n', Rule.Points.Select(pair => $"{pair.Key}|{pair.Value}"));
    }

    public async Task<IActionResult> OnGetXlsxAsync(int? year, int? month)
    {
        await OnGetAsync(year, month);
        var content = new MemoryStream();
        ContributionSheet.WriteXlsx(content, Rows);
        content.Position = 0;
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"供稿统计{Period.Year}{Period.Month:00}.xlsx");
    }

    public async Task<IActionResult> OnGetBulletinAsync(int? year, int? month)
    {
        await OnGetAsync(year, month);
        var content = new MemoryStream();
        BulletinDocx.Write(content, ContributionSheet.BulletinOf(HttpContext.SignedIn()!.Organ.Name, Period, Rows, clock.Today));
        content.Position = 0;
        return File(content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"供稿通报{Period.Year}{Period.Month:00}.docx");
    }

    public async Task<IActionResult> OnPostAsync(int? year, int? month)
    {
        var points = (Points ?? "").Split('\n').Select(line => line.Trim().Split('|', 2)).Where(parts => parts[0].Length > 0)
            .GroupBy(parts => parts[0].Trim()).ToDictionary(group => group.Key, group => group.Last() is [_, var text] && int.TryParse(text.Trim(), out var worth) ? worth : -1);
        var rule = new ContributionRule(Quotas.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value), points);
        if (await sheet.SetAsync(caller, rule, HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage(new { year, month });
        }

        Refuse(refusal, nameof(Points));
        await OnGetAsync(year, month);
        return Page();
    }
}
