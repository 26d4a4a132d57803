using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.People;

/// <summary>人员页 — what is known of a person, roles, account, sessions and what was done about it.</summary>
[Needs(nameof(Permission.ManagePeople))]
public sealed class PersonModel(ViewPerson view, App.Organs.ViewOrgan organs, FindEvents events, Caller caller) : DeskPage
{
    public override PageMeta Meta => new(Person.Name) { NavPath = "/desk/people", Trail = [new PageLink("人员", "/desk/people")] };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    [BindProperty]
    public List<Role> Roles { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public PersonView Person { get; private set; } = null!;

    public bool IsSelf => Person.Id == caller.PersonId;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public IssuedLink? Issued { get; private set; }

    public FactTable Facts => new(
    [
        new Fact("登录名", Person.SignInName), new Fact("机关", Person.OrganName), new Fact("动态口令", Person.HasSecondFactor ? "已启用" : "未启用"),
        new Fact("岗位", string.Join('、', Person.Roles.Select(role => RoleTable.Of(role).Name))),
    ], InPairs: true);

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostChangeAsync([FromServices] ChangePerson change) =>
        ModelState.IsValid ? await AfterAsync(await change.RunAsync(caller, new PersonChange(Id, Input.Name, Input.Email ?? "", Input.UnitId), HttpContext.RequestAborted)) : await ShowAsync(keepsInput: true);

    public async Task<IActionResult> OnPostRolesAsync([FromServices] AssignRoles assign) => await AfterAsync(await assign.RunAsync(caller, Id, Roles, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostDisableAsync([FromServices] DisablePerson disable) => await AfterAsync(await disable.RunAsync(caller, Id, Reason ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostEnableAsync([FromServices] EnablePerson enable) => await AfterAsync(await enable.RunAsync(caller, Id, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostResetSecondFactorAsync([FromServices] ResetSecondFactor reset) => await AfterAsync(await reset.RunAsync(caller, Id, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostEndSessionAsync([FromServices] EndSession end, Guid sessionId) => await AfterAsync(await end.RunAsync(caller, sessionId, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostResetPasswordAsync([FromServices] ResetPassword reset)
    {
        var result = await reset.RunAsync(caller, Id, HttpContext.RequestAborted);
        if (!result.TryGet(out var issued))
        {
            return await AfterAsync(result.Refusal);
        }

        Issued = issued;
        ModelState.Clear();
        return await ShowAsync();
    }

    private async Task<IActionResult> AfterAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            return RedirectToPage();
        }

        ModelState.Clear();
        Refuse(refusal, refusal.Code == "reason-missing" ? nameof(Reason) : PersonInput.FieldOf(refusal));
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync(bool keepsInput = false)
    {
        if (await view.RunAsync(Id, HttpContext.RequestAborted) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Roles = [.. person.Roles];
        Units = RoleChoices.Of(await organs.UnitsAsync(person.OrganId, HttpContext.RequestAborted));
        History = EventTimeline.Of(await events.OfSubjectAsync(Id, HttpContext.RequestAborted));
        Input = keepsInput ? Input : new PersonInput { Name = person.Name, Email = person.Email, UnitId = person.UnitId };
        return Page();
    }
}
