using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Roles;

/// <summary>岗位和权限页 — the table in code, as it is decided, and the roles that need a second factor here.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(GongkaiDb db) : DeskPage
{
    public override PageMeta Meta => new("岗位和权限") { NavPath = "/desk/roles" };

    public IReadOnlyList<string> Compulsory { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var roles = await SecondFactorRule.RolesAsync(db, HttpContext.RequestAborted);
        Compulsory = [.. roles.Select(role => RoleTable.Of(role).Name)];
    }
}
