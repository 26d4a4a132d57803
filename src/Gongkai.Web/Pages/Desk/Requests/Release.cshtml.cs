using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>放行检查页 — shows what hides in a file, with its place; releases a clean copy, or with a reason by a second person what cannot be cleaned; 条例 15.</summary>
[Needs(nameof(Permission.ReleaseFiles))]
public sealed class ReleaseModel(ViewRequest view, ReleaseRequestFile release, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => "放行检查";

    [BindProperty]
    public List<string> Accepted { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public FileToRelease Checked { get; private set; } = null!;

    public (Lamp Lamp, string Words) Verdict => Checked.Report.Verdict switch
    {
        Documents.Release.ReleaseVerdict.Clear => (new Lamp(LampColor.Green, "未见问题"), "没有发现隐藏内容和个人信息，可以放行。"),
        Documents.Release.ReleaseVerdict.Cleanable => (new Lamp(LampColor.Yellow, "清理后可以放行"), "下列内容会在副本中清除；清理后重新读一遍，确认没有残留才放行。"),
        Documents.Release.ReleaseVerdict.NeedsDecision => (new Lamp(LampColor.Red, "须人工处理"), "有的内容不能自动清除。请修改原文件后重新上传；确实可以提供的，由添加文件以外的第二人逐项勾选并写明理由。"),
        _ => (new Lamp(LampColor.Red, "不能放行"), Checked.Report.HeldBecause!.Message),
    };

    public Task<IActionResult> OnGetAsync(Guid file) => FilledAsync(file);

    public async Task<IActionResult> OnPostAsync(Guid file)
    {
        if (await release.RunAsync(Caller, file, Accepted, Reason ?? "", Cancellation) is not { } refusal)
        {
            return Redirect(RequestPaths.Files(Id));
        }

        Refuse(refusal, refusal.Code == "request-release-reason" ? nameof(Reason) : "");
        return await FilledAsync(file);
    }

    private async Task<IActionResult> FilledAsync(Guid file)
    {
        if (!await LoadAsync() || Case.View.Files.All(known => known.Id != file) || !(await release.InspectAsync(Caller, file, Cancellation)).TryGet(out var found))
        {
            return NotFound();
        }

        Checked = found;
        return Page();
    }
}
