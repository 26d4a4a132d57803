using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Reports.Batches;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>成批报送文件页 — takes hundreds of report files, or an archive of them, and lists the batches with their progress.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
[RequestSizeLimit(ReportFiles.MostBytesOfBatch)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytesOfBatch)]
public sealed class UploadModel(UploadReports upload, ReadBatches batches, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("报送文件") { NavPath = "/desk/supervision/upload", Trail = [new PageLink("报送看板", "/desk/supervision")] };

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<Choice> Years => YearChoices.To(clock.Today.Year - 1);

    public IReadOnlyList<BatchProgress> Batches { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        Year = year ?? clock.Today.Year - 1;
        Batches = await batches.ListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] StoreFile store)
    {
        var files = new List<UploadedReport>();
        foreach (var sent in Files)
        {
            files.Add(new UploadedReport(Path.GetFileName(sent.FileName), await ReportFiles.BytesOf(sent, HttpContext.RequestAborted)));
        }

        var done = await upload.RunAsync(Year, files, store, HttpContext.RequestAborted);
        if (done.TryGet(out var id))
        {
            return Redirect($"/desk/supervision/batch/{id}");
        }

        Refuse(done.Refusal!, nameof(Files));
        Batches = await batches.ListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
