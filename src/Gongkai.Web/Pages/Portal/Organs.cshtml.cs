using Gongkai.App.Portal;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>机关目录页 — every organ with address, telephone, guide and what it has published.</summary>
[Public]
public sealed class OrgansModel(OrganDirectory directory) : PortalPage
{
    private const int PageSize = 100;

    public override PageMeta Meta => new("机关目录")
    {
        CanonicalPath = "/organs",
        Description = "各机关的办公地址、电话、公开指南和已公开的信息。",
        Column = new ColumnMeta("机关目录", "机构职能", "各机关的联系方式、公开指南和已公开的信息", "机关目录,机构职能"),
    };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<OrganEntry> Rows { get; private set; } = [];

    public async Task OnGetAsync(string? q)
    {
        Filters = new Filters(Request, [new Filter("q", "机关名称") { IsWide = true }]);
        var all = (await directory.RunAsync(HttpContext.RequestAborted)).Where(organ => string.IsNullOrWhiteSpace(q) || organ.Name.Contains(q.Trim(), StringComparison.Ordinal)).ToList();
        Pager = Pager.Of(Request, PageSize, all.Count);
        Rows = [.. all.Skip(Pager.Skip).Take(PageSize)];
    }
}
