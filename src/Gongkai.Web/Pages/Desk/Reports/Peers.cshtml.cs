using Gongkai.App;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>同行对照页 — the report compiled here beside published reports of other organs from their files.</summary>
[Needs(nameof(Permission.CompileReports))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class PeersModel(ComparePeers compare, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("年报对照") { NavPath = "/desk/reports/peers", Trail = [new PageLink("本机关年报", "/desk/reports")] };

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<Choice> Years => YearChoices.To(clock.Today.Year);

    public PeerComparison? Result { get; private set; }

    public static string Shown(MeasureValue value) => value.State switch
    {
        MeasureState.Known => ChartRow.Shown(value.Value),
        MeasureState.Blank => "空白",
        MeasureState.NotApplicable => "不适用",
        MeasureState.Unknown => "未读出",
        _ => "",
    };

    public void OnGet() => Year = clock.Today.Year - 1;

    public async Task<IActionResult> OnPostAsync()
    {
        var files = new List<UploadedReport>();
        foreach (var sent in Files)
        {
            files.Add(new UploadedReport(Path.GetFileName(sent.FileName), await ReportFiles.BytesOf(sent, HttpContext.RequestAborted)));
        }

        var done = await compare.RunAsync(Year, files, HttpContext.RequestAborted);
        if (!done.TryGet(out var result))
        {
            Refuse(done.Refusal!, nameof(Files));
        }
        else
        {
            Result = result;
        }

        return Page();
    }
}
