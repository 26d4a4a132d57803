using System.Globalization;
using Gongkai.App.Trainings;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Trainings;

/// <summary>答题页 — the paper of a training; handed in once, then with the right answers.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class QuizModel(HoldQuiz hold) : DeskPage
{
    public override PageMeta Meta => new("测验") { NavPath = "/desk/trainings", Trail = [new PageLink("学习和测验", "/desk/trainings")] };

    public TrainingQuiz Quiz { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await hold.FindAsync(id, HttpContext.RequestAborted) is not { Paper: not null } quiz)
        {
            return NotFound();
        }

        Quiz = quiz;
        return Page();
    }

    public async Task<IActionResult> OnPostHandInAsync(Guid id)
    {
        var loaded = await OnGetAsync(id);
        if (Quiz is not { Paper: { } paper })
        {
            return loaded;
        }

        var answers = paper.Questions.Select((_, i) => (IReadOnlyList<int>)[.. Request.Form[$"q{i}"].Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1)]).ToList();
        var done = await hold.HandInAsync(id, answers, HttpContext.RequestAborted);
        if (done.Succeeded)
        {
            return Redirect($"/desk/trainings/{id}");
        }

        Refuse(done.Refusal!);
        return await OnGetAsync(id);
    }
}
