using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>报送文件页 — takes report files of many organs at once and says what became of each.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class UploadModel(FileReports file, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("报送文件") { NavPath = "/desk/supervision/upload", Trail = [new PageLink("报送看板", "/desk/supervision")] };

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<Choice> Years => YearChoices.To(clock.Today.Year - 1);

    public IReadOnlyList<FiledFile>? Filed { get; private set; }

    public void OnGet(int? year) => Year = year ?? clock.Today.Year - 1;

    public async Task OnPostAsync()
    {
        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var sent in Files)
        {
            files.Add((Path.GetFileName(sent.FileName), await ReportFiles.BytesOf(sent, HttpContext.RequestAborted)));
        }

        var result = await file.RunAsync(Year, files, HttpContext.RequestAborted);
        if (result.TryGet(out var filed))
        {
            Filed = filed;
        }
        else
        {
            Refuse(result.Refusal!, nameof(Files));
        }
    }
}
