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
        Description = "按名称或者职责查找机关：办公地址、电话、公开指南和已公开的信息。",
        Column = new ColumnMeta("机关目录", "机构职能", "各机关的联系方式、公开指南和已公开的信息", "机关目录,机构职能"),
    };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<OrganEntry> Rows { get; private set; } = [];

    public string Words { get; private set; } = "";

    /// <summary>What the organ does: the part with the first word that was asked for, or how it begins.</summary>
    public string DutiesOf(OrganEntry organ)
    {
        const int Shown = 60;
        var hit = Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => organ.Duties.IndexOf(word, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(at => at >= 0);
        var from = Math.Max(0, hit - (Shown / 3));
        var part = organ.Duties.AsSpan(from, Math.Min(Shown, organ.Duties.Length - from)).ToString();
        return $"{(from > 0 ? "…" : "")}{part}{(from + part.Length < organ.Duties.Length ? "…" : "")}";
    }

    public async Task OnGetAsync(string? q)
    {
        Filters = new Filters(Request, [new Filter("q", "机关名称或者职责，例如 技术改造") { IsWide = true }]);
        Words = q ?? "";
        var all = await directory.RunAsync(Words, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, all.Count);
        Rows = [.. all.Skip(Pager.Skip).Take(PageSize)];
    }
}
