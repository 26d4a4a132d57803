using Gongkai.App;
using Gongkai.App.Reminders;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>提醒和日历页 — each person chooses whether the daily mail comes, and takes the secret address of the calendar along.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class RemindersModel(ChooseReminders choose, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("提醒和日历") { NavPath = RequestPaths.Reminders, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    [BindProperty]
    public bool Mails { get; set; }

    public string FeedAddress { get; private set; } = "";

    public bool IsSaved { get; private set; }

    public async Task OnGetAsync(bool saved)
    {
        ModelState.Clear();
        IsSaved = saved;
        await LoadAsync();
    }

    public Task<IActionResult> OnPostAsync() => SaveAsync(renews: false);

    /// <summary>The old calendar address ends at once.</summary>
    public Task<IActionResult> OnPostRenewAsync() => SaveAsync(renews: true);

    private async Task<IActionResult> SaveAsync(bool renews)
    {
        if (await choose.RunAsync(caller, Mails, renews, HttpContext.RequestAborted) is { } refusal)
        {
            Refuse(refusal);
            await LoadAsync();
            return Page();
        }

        return Redirect($"{RequestPaths.Reminders}?saved=true");
    }

    private async Task LoadAsync()
    {
        var (choice, path) = await choose.ReadAsync(caller, HttpContext.RequestAborted);
        (Mails, FeedAddress) = (choice.MailsDigest, BaseUrl + path);
    }
}
