using Gongkai.App.Trainings;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>设置测验页 — writes the paper of a training as text.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class QuizModel(HoldQuiz hold) : DeskPage
{
    private const string Sample = "政府信息公开申请的答复期限是多少个工作日？\n10 个\n*20 个\n30 个\n\n下列哪些属于应当主动公开的信息？\n*机关职能和机构设置\n*行政收费项目和标准\n内部人事管理信息";

    public override PageMeta Meta => new("设置测验") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink("培训", "/desk/ledgers/trainings")] };

    public TrainingQuiz Quiz { get; private set; } = null!;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int? PassMark { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await hold.FindAsync(id, HttpContext.RequestAborted) is not { } quiz)
        {
            return NotFound();
        }

        Quiz = quiz;
        Text ??= quiz.Paper?.ToText() ?? Sample;
        PassMark ??= quiz.Paper?.PassMark ?? 60;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await hold.SetAsync(id, Text ?? "", PassMark ?? 0, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"/desk/trainings/{id}");
        }

        ModelState.Clear();
        Refuse(refusal, refusal.Code == "quiz-pass-mark" ? nameof(PassMark) : nameof(Text));
        return await OnGetAsync(id);
    }
}
