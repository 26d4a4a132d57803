using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Calendars;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>放假安排页 — the years the calendar has; a new notice is pasted as it was issued, shown as it was read with the open requests whose dates move, and taken when that is confirmed; 条例 33.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class HolidaysModel(ImportHolidayNotice import, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("放假安排") { NavPath = RequestPaths.Holidays };

    [BindProperty]
    [Display(Name = "年份")]
    public int? Year { get; set; }

    [BindProperty]
    [Display(Name = "通知文号")]
    public string? Number { get; set; }

    [BindProperty]
    [Display(Name = "通知日期")]
    public DateOnly? IssuedOn { get; set; }

    [BindProperty]
    [Display(Name = "通知正文")]
    public string? Text { get; set; }

    /// <summary>How many requests the preview that is confirmed named.</summary>
    [BindProperty]
    public int Moves { get; set; }

    public IReadOnlyList<HolidayNotice> Years { get; private set; } = [];

    public NoticePreview? Preview { get; private set; }

    public int? Taken { get; private set; }

    /// <summary>The coming year while its notice is not there: deadlines that reach into it cannot be calculated.</summary>
    public int? Lacking => Years.Any(notice => notice.Year == clock.Today.Year) ? Years.Any(notice => notice.Year == clock.Today.Year + 1) ? null : clock.Today.Year + 1 : clock.Today.Year;

    public async Task OnGetAsync(int? taken)
    {
        ModelState.Clear();
        await LoadAsync();
        (Year, Taken) = (Lacking ?? clock.Today.Year + 1, taken);
    }

    public async Task OnPostPreviewAsync()
    {
        await LoadAsync();
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Read() is { } notice)
        {
            if (await import.RunAsync(caller, notice, Moves, HttpContext.RequestAborted) is not { } refusal)
            {
                return Redirect($"{RequestPaths.Holidays}?taken={notice.Year}");
            }

            Refuse(refusal);
            await ShowAsync();
        }

        return Page();
    }

    private async Task ShowAsync()
    {
        if (Read() is { } notice)
        {
            var shown = await import.PreviewAsync(caller, notice, HttpContext.RequestAborted);
            Preview = shown.TryGet(out var preview) ? preview : null;
            Moves = preview?.Moved.Total ?? 0;
            ModelState.Remove(nameof(Moves));
            if (shown.Refusal is { } refusal)
            {
                Refuse(refusal, nameof(Year));
            }
        }
    }

    private HolidayNotice? Read()
    {
        if (Year is not { } year || string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(Year is null ? nameof(Year) : nameof(Text), Year is null ? "请填写年份。" : "请粘贴通知正文。");
            return null;
        }

        var read = HolidayNoticeText.Read(year, Text, new IssuedNotice(string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(), IssuedOn));
        if (read.Refusal is { } refusal)
        {
            Refuse(refusal, nameof(Text));
        }

        return read.TryGet(out var notice) ? notice : null;
    }

    private async Task LoadAsync() => Years = [.. (await import.YearsAsync(HttpContext.RequestAborted)).OrderByDescending(notice => notice.Year)];
}
