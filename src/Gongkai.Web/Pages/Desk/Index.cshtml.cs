using Gongkai.App;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;

namespace Gongkai.Web.Pages.Desk;

/// <summary>工作台首页 — what is due, and the sign-in before this one.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(ViewPerson view, Workbench workbench, WorkAtHand work, YearEndPrompt yearEnd, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("今日要办") { NavPath = DeskNavigation.HomePath };

    public LastSignIn? Before { get; private set; }

    public EmptyState Nothing { get; } = new("现在没有要办的事", "有申请、稿件、来信或者年报等您办理时，会列在这里；其他工作从左边的栏目进入。");

    /// <summary>What burns among the requests, and what of it waits for this person; null for who has no part in them.</summary>
    public RequestsAtHand? Waiting { get; private set; }

    /// <summary>What else waits for the person's roles.</summary>
    public IReadOnlyList<LightBox> Others { get; private set; } = [];

    /// <summary>What the check-up of the year finds, in December and January.</summary>
    public YearEndNotice? YearEnd { get; private set; }

    public DateOnly Today => clock.Today;

    public IReadOnlyList<LightBox> Boxes => Waiting!.Boxes;

    public async Task OnGetAsync()
    {
        Waiting = await RequestsAtHand.OfAsync(workbench, caller, HttpContext.RequestAborted);
        Others = await work.FindAsync(HttpContext.RequestAborted);
        YearEnd = await yearEnd.FindAsync(HttpContext.RequestAborted);
        var person = HttpContext.SignedIn()!;
        Before = await view.BeforeAsync(person.PersonId, person.SessionId, HttpContext.RequestAborted);
    }
}
