using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年报核对页 — what stands in the way of signing: missing figures, findings of all rules with their repair, and the check-up of the records.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ChecksModel(ReadYear read, YearCheckUp checkUp, DecideFinding decide) : YearPage(read)
{
    protected override string Tab => "checks";

    public IReadOnlyList<CheckUpIssue> Issues { get; private set; } = [];

    public ReadableEquation Words => new(View.Built.Report);

    public IEnumerable<Finding> Findings => View.Built.Check.Findings.OrderByDescending(finding => finding.Severity);

    public string? PathOf(CheckUpIssue issue) => issue.Kind switch
    {
        "figure" => $"{Path}?cell={issue.Id}#figure",
        "item" => $"/desk/items/{issue.Id}",
        _ => $"/desk/requests/{issue.Id}",
    };

    public async Task<IActionResult> OnPostExplainAsync(int year, string rule, string location, string? note)
    {
        if (!await LoadAsync(year) || View.Working is not { } working)
        {
            return NotFound();
        }

        var done = await decide.RunAsync(new FindingOpinion(working.Id, rule, location, FindingVerdict.Explained, note ?? ""), HttpContext.RequestAborted);
        return await AfterAsync(year, done.Refusal, Of(year, "/checks"));
    }

    protected override async Task PrepareAsync() => Issues = await checkUp.RunAsync(View.Compiled, HttpContext.RequestAborted);
}
