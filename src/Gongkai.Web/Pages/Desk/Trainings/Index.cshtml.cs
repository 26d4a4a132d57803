using Gongkai.App;
using Gongkai.App.Trainings;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Trainings;

/// <summary>学习和测验页 — trainings with a paper, and how whoever is signed in did.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(HoldQuiz hold, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("学习和测验") { NavPath = "/desk/trainings" };

    public bool MayKeep => caller.May(Permission.KeepLedgers);

    public IReadOnlyList<TrainingQuiz> Trainings { get; private set; } = [];

    public static Lamp LampOf(TrainingQuiz training) => training.OwnScore is not { } score ? new Lamp(LampColor.Orange, "未答")
        : training.Paper!.IsPassed(score) ? new Lamp(LampColor.Green, $"{score} 分，合格")
        : new Lamp(LampColor.Red, $"{score} 分，不合格");

    public async Task OnGetAsync() => Trainings = await hold.ListAsync(HttpContext.RequestAborted);
}
