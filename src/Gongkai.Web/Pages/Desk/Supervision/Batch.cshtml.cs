using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>批次页 — progress of one batch with stop and resume, its files by outcome, and the files that wait for a person.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class BatchModel(ReadBatches batches, UploadReports upload, SettleBatchFile settle, FilingBoard board) : DeskPage
{
    private const string RefreshSeconds = "3";

    public override PageMeta Meta => new("报送批次") { NavPath = "/desk/supervision/upload", Trail = [new PageLink("报送文件", "/desk/supervision/upload")] };

    public BatchProgress Progress { get; private set; } = null!;

    public IReadOnlyList<BatchRow> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public BatchFileState? State { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string? state) => await LoadAsync(id, state) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStopAsync(Guid id) => await AfterAsync(id, await upload.StopAsync(id, HttpContext.RequestAborted), "");

    public async Task<IActionResult> OnPostResumeAsync(Guid id) => await AfterAsync(id, await upload.ResumeAsync(id, HttpContext.RequestAborted), "");

    public async Task<IActionResult> OnPostSettleAsync(Guid id, SettleForm form, [FromServices] OpenFile open) =>
        await AfterAsync(id, await settle.RunAsync(form.Opinion, open, HttpContext.RequestAborted), "Unsettled");

    /// <summary>The file as it was sent.</summary>
    public async Task<IActionResult> OnGetContentAsync(Guid file, [FromServices] OpenFile open, [FromServices] GongkaiDb db, [FromServices] Caller caller)
    {
        if (await batches.FileAsync(file, HttpContext.RequestAborted) is not { } kept)
        {
            return NotFound();
        }

        var opened = await open.RunAsync(db, kept.FileId, caller, HttpContext.RequestAborted);
        return opened.TryGet(out var content) ? File(content.Content, "application/octet-stream", kept.Name) : NotFound();
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string state)
    {
        if (refusal is null)
        {
            return Redirect($"/desk/supervision/batch/{id}{(state.Length > 0 ? $"?state={state}" : "")}");
        }

        Refuse(refusal);
        return await LoadAsync(id, state) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, string? state)
    {
        if (await batches.FindAsync(id, HttpContext.RequestAborted) is not { } progress)
        {
            return false;
        }

        Progress = progress;
        State = Enum.TryParse<BatchFileState>(state, out var wanted) ? wanted : null;
        Rows = await batches.FilesAsync(id, State, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, ReadBatches.PageSize, State is { } shown ? progress.Of(shown) : progress.Total);
        Tabs = [new($"全部（{progress.Total}）", $"/desk/supervision/batch/{id}", State is null), .. Enum.GetValues<BatchFileState>().Select(Tab)];
        Organs = State != BatchFileState.Unsettled ? [] : [.. (await board.OrgansAsync(HttpContext.RequestAborted)).Select(organ => new Choice(organ.Id.ToString(), organ.Name))];
        if (progress.Batch.State == BatchState.Running && State is null)
        {
            Response.Headers["Refresh"] = RefreshSeconds;
        }

        return true;

        Tab Tab(BatchFileState one) => new($"{BatchLamps.Of(one).Text}（{progress.Of(one)}）", $"/desk/supervision/batch/{id}?state={one}", State == one);
    }

    /// <summary>确认表单 — what the person says of one file.</summary>
    public sealed record SettleForm(Guid File, BatchVerdict Verdict, string? Note, Guid? Organ, int? Year)
    {
        internal BatchOpinion Opinion => new(File, Verdict, Note ?? "") { OrganId = Organ, Year = Year };
    }
}
