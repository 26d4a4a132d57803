using Gongkai.App.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>常见问题页 — what is asked again and again, and the letter whose answer can stand for all.</summary>
[Needs(nameof(Permission.AnswerLetters))]
public sealed class RecurringModel(RecurringLetters recurring) : DeskPage
{
    public override PageMeta Meta => new("常见问题") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    public IReadOnlyList<RecurringQuestion> Questions { get; private set; } = [];

    public async Task OnGetAsync() => Questions = await recurring.RunAsync(HttpContext.RequestAborted);
}
