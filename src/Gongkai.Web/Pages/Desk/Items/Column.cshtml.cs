using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>栏目设置页 — who of the own organ answers for a column and within how many days; name, basis and rhythm for whoever keeps the column.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ColumnModel(App.Publications.ColumnTree tree, ColumnDuties duties, Caller caller) : DeskPage
{
    private const string List = "/desk/items/columns";

    private static readonly Refusal s_number = new("column-number", "天数和次序应填整数，请修改。");

    public override PageMeta Meta => new(Column.Name) { NavPath = List, Trail = [new PageLink("栏目", List)] };

    public CatalogColumn Column { get; private set; } = null!;

    public ColumnDutyView Duty { get; private set; } = ColumnDutyView.None;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public bool MaySetDuty => caller.May(Permission.EditSite);

    public bool MayChange => caller.May(Column.OrganId is null ? Permission.ManageSite : Permission.EditSite);

    [BindProperty]
    [Display(Name = "责任机构")]
    public Guid? UnitId { get; set; }

    [BindProperty]
    [Display(Name = "责任人")]
    public Guid? PersonId { get; set; }

    [BindProperty]
    [Display(Name = "更新时限（天）")]
    public int? UpdateDays { get; set; }

    [BindProperty]
    [Display(Name = "公开时限（工作日）")]
    public int? PublishDays { get; set; }

    [BindProperty]
    [Display(Name = "名称")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "次序")]
    public int Position { get; set; }

    [BindProperty]
    [Display(Name = "公开依据")]
    public string? Basis { get; set; }

    [BindProperty]
    [Display(Name = "更新频率")]
    public ColumnRhythm Rhythm { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        (UnitId, PersonId, UpdateDays, PublishDays) = (Duty.Own.UnitId, Duty.Own.PersonId, Duty.Own.UpdateDays, Duty.Own.PublishDays);
        (Name, Position, Basis, Rhythm) = (Column.Name, Column.Position, Column.Basis, Column.Rhythm);
        return Page();
    }

    public async Task<IActionResult> OnPostDutyAsync(Guid id) => await AfterAsync(id,
        ModelState.IsValid ? await duties.SetAsync(caller, id, new ColumnDutyContent(UnitId, PersonId, UpdateDays, PublishDays), HttpContext.RequestAborted) : s_number);

    public async Task<IActionResult> OnPostChangeAsync(Guid id, [FromServices] ChangeColumn change) => await AfterAsync(id,
        ModelState.IsValid ? await change.RunAsync(caller, id, new ColumnChange(Name ?? "", Position) { Basis = Basis ?? "", Rhythm = Rhythm }, HttpContext.RequestAborted) : s_number);

    private async Task<bool> LoadAsync(Guid id)
    {
        if ((await tree.RunAsync(caller.OrganId, HttpContext.RequestAborted)).FirstOrDefault(known => known.Id == id) is not { } column)
        {
            return false;
        }

        Column = column;
        Duty = (await duties.OfAsync(caller.OrganId, HttpContext.RequestAborted)).GetValueOrDefault(id, ColumnDutyView.None);
        var (units, people) = await duties.ChoicesAsync(caller, HttpContext.RequestAborted);
        Units = [.. units.Select(unit => new Choice(unit.Id.ToString(), unit.Name))];
        People = [.. people.Select(person => new Choice(person.Id.ToString(), person.Name))];
        return true;
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal)
    {
        if (refusal is null)
        {
            return Redirect(List);
        }

        Refuse(refusal, refusal.Code switch
        {
            "column-update-days" => nameof(UpdateDays),
            "column-publish-days" => nameof(PublishDays),
            "column-owner" => nameof(UnitId),
            "column-name" => nameof(Name),
            "column-basis" => nameof(Basis),
            _ => "",
        });
        return await LoadAsync(id) ? Page() : NotFound();
    }
}
