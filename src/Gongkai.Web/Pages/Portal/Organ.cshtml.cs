using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal;

/// <summary>机关公开专栏页 — the section of one organ, under the same name and with the same five entries everywhere: what it does, its columns with counts, what is new; 国办公开办函〔2019〕61号.</summary>
[Public]
public sealed class OrganModel(OrganDirectory directory, ItemFigures figures, ListItems list, JointItems joint, SiteClock clock) : PortalPage
{
    private const int Newest = 12;

    private OrganSection _section = null!;

    public override PageMeta Meta => new($"{_section.Organ.Name}政府信息公开")
    {
        CanonicalPath = $"/organs/{_section.Organ.Number}",
        NavPath = "/organs",
        Trail = [new PageLink("机关目录", "/organs")],
        Description = $"{_section.Organ.Name}的职能、公开指南、法定主动公开内容、年报和依申请公开。",
        Column = new ColumnMeta("政府信息公开", "机构职能", $"{_section.Organ.Name}政府信息公开", "政府信息公开,机构职能"),
    };

    public OrganSection Section => _section;

    /// <summary>The four fixed columns and the entry for requests, each for this organ.</summary>
    public IReadOnlyList<PageLink> Entries { get; private set; } = [];

    public Gongkai.Web.Shared.ColumnTree Tree { get; private set; } = new([]);

    public ItemCard Items { get; private set; } = null!;

    /// <summary>What others published and it issued with them; null where there is none.</summary>
    public ItemCard? Joint { get; private set; }

    public FactTable Office => new(
    [
        new Fact("公开工作机构", Known(_section.Organ.Office.Name)), new Fact("办公地址", Known(_section.Organ.Office.Address)),
        new Fact("联系电话", Known(_section.Organ.Office.Phone)), new Fact("办公时间", Known(_section.Organ.Office.Hours)),
    ], InPairs: true);

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (await directory.FindAsync(number, HttpContext.RequestAborted) is not { } section)
        {
            return NotFound();
        }

        _section = section;
        var (id, cancellation) = (section.Organ.Id, HttpContext.RequestAborted);
        var counts = await figures.SectionAsync(id, cancellation);
        Entries = [.. counts.Where(count => count.Column.ParentId is null).Select(count => new PageLink(count.Column.Name, PathOf(count)))];
        var root = counts.FirstOrDefault(count => count.Column is { Code: "statutory", ParentId: null })?.Column.Id;
        Tree = new Gongkai.Web.Shared.ColumnTree([.. Below(counts, root)]);
        var page = await list.RunAsync(new ItemListQuery { OrganId = id, IsOwn = true, PageSize = Newest }, cancellation);
        Items = new ItemCard("最新公开", PortalItems.Listed(page.Rows, clock.Today)) { More = page.Next is null ? null : new PageLink("更多", $"{PortalPaths.Content}?organId={id}") };
        var together = await joint.RunAsync(id, Newest, cancellation);
        Joint = together.Count == 0 ? null : new ItemCard("联合发布", [.. together.Select(row => PortalItems.Listed(row, clock.Today) with { Organ = row.IssuingOrgan })]);
        return Page();
    }

    private IEnumerable<ColumnNode> Below(IReadOnlyList<ColumnCount> counts, Guid? parent) => counts.Where(count => parent is not null && count.Column.ParentId == parent)
        .Select(count => new ColumnNode(count.Column.Name, PathOf(count), count.Count) { Children = [.. Below(counts, count.Column.Id)] });

    private string PathOf(ColumnCount count) => count.Column.Code switch
    {
        "guide" => $"{PortalPaths.Guide}/{_section.Organ.Number}",
        "request" => $"{PortalPaths.Request}?organ={_section.Organ.Number}",
        "statutory" => $"{PortalPaths.Content}?organId={_section.Organ.Id}",
        _ => $"{PortalPaths.Content}/{count.Column.Id}?organId={_section.Organ.Id}",
    };

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
