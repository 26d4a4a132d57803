using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>栏目页 — sets up the columns of a new site from a preset; an organ adds, renames and closes columns of its own below them.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ColumnsModel(App.Publications.ColumnTree tree, ColumnDuties duties, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("栏目") { NavPath = "/desk/items/columns" };

    public IReadOnlyList<CatalogColumn> Columns { get; private set; } = [];

    public bool MayInstall => Columns.Count == 0 && caller.May(Permission.ManageSite);

    public bool MayEditAll => caller.May(Permission.ManageSite);

    public bool MayEdit => Columns.Count > 0 && (MayEditAll || caller.May(Permission.EditSite));

    public IReadOnlyDictionary<Guid, ColumnDutyView> Duties { get; private set; } = new Dictionary<Guid, ColumnDutyView>();

    public IReadOnlyList<CatalogColumn> Closed { get; private set; } = [];

    [BindProperty]
    public string? Preset { get; set; }

    [BindProperty]
    public Guid ParentId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public ItemKind Kind { get; set; } = ItemKind.Notice;

    [BindProperty]
    public ColumnRhythm Rhythm { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public bool IsForAll { get; set; }

    public IReadOnlyList<Choice> Parents => ItemChoices.Columns(Columns);

    public static IReadOnlyList<Choice> Presets { get; } =
    [
        new("statutory", "法定主动公开内容", "条例第二十条、第二十一条的各项，适合政府门户"),
        new("department", "部门十三栏", "市级部门常用的十三个子栏目"),
    ];

    public static IReadOnlyList<Choice> Rhythms { get; } = [.. Enum.GetValues<ColumnRhythm>().Select(rhythm => new Choice(rhythm.ToString(), ColumnFreshness.InChinese(rhythm)))];

    public async Task OnGetAsync()
    {
        Columns = await tree.RunAsync(caller.OrganId, HttpContext.RequestAborted);
        Closed = await tree.ClosedAsync(caller, HttpContext.RequestAborted);
        Duties = await duties.OfAsync(caller.OrganId, HttpContext.RequestAborted);
    }

    public ColumnDutyView DutyOf(CatalogColumn column) => Duties.GetValueOrDefault(column.Id, ColumnDutyView.None);

    public bool MayChange(CatalogColumn column) => column.OrganId is null ? MayEditAll : IsOwn(column) && caller.May(Permission.EditSite);

    /// <summary>Depth of a column, for its place in the list.</summary>
    public static int DepthOf(CatalogColumn column) => column.Path.Count(c => c == '/') - 1;

    public bool IsOwn(CatalogColumn column) => column.OrganId == caller.OrganId;

    public Task<IActionResult> OnPostInstallAsync([FromServices] InstallColumns install) => DoneAsync(nameof(Preset), Preset switch
    {
        "statutory" => install.RunAsync(caller, caller.OrganId, ColumnPresets.Statutory, HttpContext.RequestAborted),
        "department" => install.RunAsync(caller, caller.OrganId, ColumnPresets.Department, HttpContext.RequestAborted),
        _ => Task.FromResult<Refusal?>(new Refusal("column-preset", "请选择一种栏目方案。")),
    });

    public async Task<IActionResult> OnPostAddAsync([FromServices] AddColumn add)
    {
        var added = await add.RunAsync(caller, ParentId, new ColumnPlan((Code ?? "").Trim(), (Name ?? "").Trim(), Kind, Rhythm, Basis ?? "", []), IsForAll || !caller.May(Permission.EditSite), HttpContext.RequestAborted);
        return await DoneAsync(added.Refusal?.Code switch { "item-column" => nameof(ParentId), "column-code" => nameof(Code), "column-basis" => nameof(Basis), _ => nameof(Name) }, Task.FromResult(added.Refusal));
    }

    public Task<IActionResult> OnPostRenameAsync(Guid id, int position, [FromServices] ChangeColumn change) =>
        DoneAsync("", change.RunAsync(caller, id, new ColumnChange(Name ?? "", position), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostCloseAsync(Guid id, [FromServices] CloseColumn close) => DoneAsync("", close.RunAsync(caller, id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostReopenAsync(Guid id, [FromServices] CloseColumn close) => DoneAsync("", close.ReopenAsync(caller, id, HttpContext.RequestAborted));

    private async Task<IActionResult> DoneAsync(string field, Task<Refusal?> doing)
    {
        if (await doing is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal, field);
        await OnGetAsync();
        return Page();
    }
}
