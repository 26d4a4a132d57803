using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Calendars;
using Gongkai.App.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>期限规则页 — what the law leaves to the organ: thresholds of the lights, usual periods, local days off; a day off is shown with what it moves before it counts; 条例 30, 35.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class RulesModel(SetRequestRules rules, SetLocalDaysOff local, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("期限规则") { NavPath = RequestPaths.Rules, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    [BindProperty]
    [Display(Name = "黄灯：剩余工作日不多于")]
    public int Yellow { get; set; }

    [BindProperty]
    [Display(Name = "橙灯：剩余工作日不多于")]
    public int Orange { get; set; }

    [BindProperty]
    [Display(Name = "补正期限（工作日）")]
    public int ClarificationWorkingDays { get; set; }

    [BindProperty]
    [Display(Name = "等待申请人说明理由的时间不计入期限")]
    public bool ReasonsStopTheClock { get; set; }

    [BindProperty]
    [Display(Name = "放假事由")]
    public string? DayName { get; set; }

    [BindProperty]
    [Display(Name = "第一天")]
    public DateOnly? From { get; set; }

    [BindProperty]
    [Display(Name = "最后一天")]
    public DateOnly? To { get; set; }

    public RequestRules Rules { get; private set; } = null!;

    public MovedDates? Moved { get; private set; }

    public bool IsSaved { get; private set; }

    public async Task OnGetAsync(bool saved)
    {
        ModelState.Clear();
        await LoadAsync();
        IsSaved = saved;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var given = (Yellow, Orange, ClarificationWorkingDays, ReasonsStopTheClock);
        await LoadAsync();
        return await SaveAsync(Rules with { Yellow = given.Yellow, Orange = given.Orange, ClarificationWorkingDays = given.ClarificationWorkingDays, ReasonsStopTheClock = given.ReasonsStopTheClock });
    }

    /// <summary>Shows what further days off would move; keeps nothing.</summary>
    public async Task<IActionResult> OnPostShowAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        if (WithDays() is { } wanted)
        {
            Moved = (await local.PreviewAsync(caller, wanted, HttpContext.RequestAborted)).TryGet(out var moved) ? moved : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        return WithDays() is { } wanted ? await SaveAsync(wanted) : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(DateOnly day)
    {
        ModelState.Clear();
        await LoadAsync();
        return await SaveAsync(SetLocalDaysOff.Without(Rules, day));
    }

    private RequestRules? WithDays()
    {
        var wanted = SetLocalDaysOff.With(Rules, DayName ?? "", (From ?? default, To ?? From ?? default));
        if (wanted.Refusal is { } refusal)
        {
            Refuse(refusal, nameof(DayName));
        }

        return wanted.TryGet(out var all) && From is not null ? all : null;
    }

    private async Task<IActionResult> SaveAsync(RequestRules wanted)
    {
        if (await rules.RunAsync(caller, wanted, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"{RequestPaths.Rules}?saved=true");
        }

        Refuse(refusal);
        return Page();
    }

    private async Task LoadAsync()
    {
        Rules = await rules.ReadAsync(caller, HttpContext.RequestAborted);
        (Yellow, Orange, ClarificationWorkingDays, ReasonsStopTheClock) = (Rules.Yellow, Rules.Orange, Rules.ClarificationWorkingDays, Rules.ReasonsStopTheClock);
    }
}
