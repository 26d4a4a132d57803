using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reminders;
using Gongkai.Domain;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>提醒和日历页 — each person chooses what the daily mail tells and how early, and takes the secret address of the calendar along.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class RemindersModel(ChooseReminders choose, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("提醒和日历") { NavPath = RequestPaths.Reminders, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    [BindProperty]
    public bool Mails { get; set; }

    [BindProperty]
    public List<string> Kinds { get; set; } = [];

    [BindProperty]
    public List<int> DaysAhead { get; set; } = [];

    public static IReadOnlyList<Choice> KindChoices { get; } = [.. ReminderKinds.List.Entries.Select(kind => new Choice(kind.Code, kind.Name))];

    public static IReadOnlyList<Choice> DayChoices { get; } =
        [.. ReminderChoice.PossibleDaysAhead.Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), $"{days} 个工作日"))];

    public string FeedAddress { get; private set; } = "";

    public bool IsSaved { get; private set; }

    public async Task OnGetAsync(bool saved)
    {
        ModelState.Clear();
        IsSaved = saved;
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync() =>
        await SavedAsync(await choose.RunAsync(caller, new ReminderWish(Mails, [.. Kinds.Select(ReminderKinds.List.Find).OfType<CodeEntry<ReminderKind>>().Select(kind => kind.Member)], DaysAhead), HttpContext.RequestAborted));

    /// <summary>The old calendar address ends at once.</summary>
    public async Task<IActionResult> OnPostRenewAsync() => await SavedAsync(await choose.RenewFeedAsync(caller, HttpContext.RequestAborted));

    private async Task<IActionResult> SavedAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            return Redirect($"{RequestPaths.Reminders}?saved=true");
        }

        Refuse(refusal);
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var (choice, path) = await choose.ReadAsync(caller, HttpContext.RequestAborted);
        (Mails, FeedAddress) = (choice.MailsDigest, BaseUrl + path);
        (Kinds, DaysAhead) = ([.. ReminderKinds.List.Entries.Where(kind => choice.Wants(kind.Member)).Select(kind => kind.Code)], [.. choice.DaysAhead]);
    }
}
