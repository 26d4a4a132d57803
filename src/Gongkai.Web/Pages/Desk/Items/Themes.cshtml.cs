using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>主题分类页 — the site's list of subjects, one level at a time: add, rename, move, retire, restore.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class ThemesModel(SiteThemes themes, Caller caller) : DeskPage
{
    private const int PageSize = 15;
    private const string Address = "/desk/items/themes";

    public override PageMeta Meta => Parent is null ? new("主题分类") { NavPath = Address } : new(Parent.Name) { NavPath = Address, Trail = [new PageLink("主题分类", Address)] };

    public ThemeList List { get; private set; } = ThemeList.Shipped;

    /// <summary>The first level whose classes are shown; null for the first levels themselves.</summary>
    public Theme? Parent { get; private set; }

    public IReadOnlyList<Theme> Level => List.Below(Parent?.Code);

    /// <summary>Former editions of this level, the newest first.</summary>
    public IReadOnlyList<ThemeChange> Changes { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Code of the first level.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        List = await themes.ListAsync(HttpContext.RequestAborted);
        Parent = Of is { Length: > 0 } ? List.Find(Of) : null;
        if (Of is { Length: > 0 } && Parent is not { ParentCode: null })
        {
            return NotFound();
        }

        (Changes, var total) = await themes.HistoryAsync(Parent?.Code, (Pager.PageIn(Request), PageSize), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, total);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync() =>
        await AfterAsync((await themes.AddAsync(caller, Of is { Length: > 0 } ? Of : null, Name ?? "", HttpContext.RequestAborted)).Refusal, nameof(Name));

    public async Task<IActionResult> OnPostChangeAsync(string code, int position, string? newName) =>
        await AfterAsync(await themes.ChangeAsync(caller, code, (newName ?? "", position), HttpContext.RequestAborted), "");

    public async Task<IActionResult> OnPostRetireAsync(string code) => await AfterAsync(await themes.RetireAsync(caller, code, HttpContext.RequestAborted), "");

    public async Task<IActionResult> OnPostRestoreAsync(string code) => await AfterAsync(await themes.RestoreAsync(caller, code, HttpContext.RequestAborted), "");

    /// <summary>How many classes below a first level can be chosen.</summary>
    public int CountBelow(Theme theme) => List.Below(theme.Code).Count(below => !below.IsRetired);

    /// <summary>What was typed for it and refused, or its name.</summary>
    public string NameOf(Theme theme) => Retyped("code") == theme.Code && Retyped("newName") is { Length: > 0 } typed ? typed : theme.Name;

    private async Task<IActionResult> AfterAsync(Refusal? refusal, string field)
    {
        if (refusal is null)
        {
            return Redirect(Of is { Length: > 0 } ? $"{Address}?of={Uri.EscapeDataString(Of)}" : Address);
        }

        Refuse(refusal, field);
        return await OnGetAsync();
    }
}
