using Gongkai.App.Organs;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Organs;

/// <summary>机关列表页 — the tree from the own organ down, with what the guide still lacks.</summary>
[Needs(nameof(Permission.ManageOrgans))]
public sealed class IndexModel(OrganTree tree) : DeskPage
{
    public override PageMeta Meta => new("机关") { NavPath = "/desk/organs" };

    public IReadOnlyList<OrganNode> Nodes { get; private set; } = [];

    public async Task OnGetAsync() => Nodes = await tree.RunAsync(HttpContext.RequestAborted);
}
