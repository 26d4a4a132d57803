using Gongkai.App.Organs;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;

namespace Gongkai.Web.Pages.Desk.People;

/// <summary>人员列表页 — the people of the own organ and below; the filter is the address.</summary>
[Needs(nameof(Permission.ManagePeople))]
public sealed class IndexModel(FindPeople find, OrganTree tree) : DeskPage
{
    private const int PageSize = 30;

    public override PageMeta Meta => new("人员") { NavPath = "/desk/people" };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public PeoplePage Found { get; private set; } = new([], 0);

    public EmptyState Nobody { get; } = new("没有符合条件的人员", "请放宽筛选条件，或者新增人员。") { Actions = [new PageLink("新增人员", "/desk/people/create")] };

    public async Task OnGetAsync(string? q, Guid? organ, string? role, AccountState? state)
    {
        // A filter that cannot be read is left out, as an empty one is.
        ModelState.Clear();
        var organs = await tree.RunAsync(HttpContext.RequestAborted);
        Filters = new Filters(Request,
        [
            new Filter("q", "姓名或登录名") { IsWide = true },
            new Filter("organ", "机关") { Choices = [.. organs.Select(node => new Choice(node.Id.ToString(), new string('　', node.Depth) + node.Name))] },
            new Filter("role", "岗位") { Choices = RoleChoices.PlainRoles },
            new Filter("state", "账号") { Choices = RoleChoices.States },
        ]);
        var filter = new PeopleFilter(q, organ, RoleTable.Find(role ?? "")?.Role, state) { Page = Pager.PageIn(Request), PageSize = PageSize };
        Found = await find.RunAsync(filter, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, Found.Total);
    }
}
