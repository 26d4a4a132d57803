using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>政府信息公开制度页 — the Regulation and the organ's own rules of disclosure; 国办公开办函〔2019〕61号.</summary>
[Public]
public sealed class RulesModel(App.Publications.ColumnTree columns, ListItems list, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("政府信息公开制度")
    {
        CanonicalPath = PortalPaths.Rules,
        NavPath = PortalPaths.Rules,
        Description = $"{Site.OrganName}政府信息公开的依据和制度。",
        Column = new ColumnMeta("政府信息公开制度", "政策文件", "政府信息公开的依据和本机关的制度", "政府信息公开条例,政府信息公开制度"),
    };

    public ItemCard Items { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var column = (await columns.RunAsync(null, HttpContext.RequestAborted)).FirstOrDefault(known => known.Code == "system");
        var page = column is null ? new ItemPage([], null) : await list.RunAsync(new ItemListQuery { ColumnId = column.Id, PageSize = 100 }, HttpContext.RequestAborted);
        Items = new ItemCard("本机关的制度", [.. page.Rows.Select(row => PortalItems.Listed(row, clock.Today))]) { WhenEmpty = new EmptyState("还没有发布", "本机关的公开制度发布后显示在这里。") };
    }
}
