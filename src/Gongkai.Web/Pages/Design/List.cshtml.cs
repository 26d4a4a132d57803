using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Design;

/// <summary>列表样例 — a column with filters in the address and a pager.</summary>
[Public]
public sealed class ListModel : PortalPage
{
    public Pager Pager => Pager.Of(Request, 8, 137);

    public Filters Filters => new(Request,
    [
        new Filter("q", "关键词") { IsWide = true, Placeholder = "标题、文号" },
        new Filter("year", "年份") { Choices = [new("2026", "2026 年"), new("2025", "2025 年"), new("2024", "2024 年")] },
        new Filter("validity", "有效性") { Choices = [new("in-force", "现行有效"), new("repealed", "已废止"), new("lapsed", "已失效")] },
    ]);

    public override PageMeta Meta => new("部门文件")
    {
        NavPath = PortalPaths.Content,
        Trail = [new("法定主动公开内容", PortalPaths.Content)],
        PreviousPath = Pager.PreviousPath,
        NextPath = Pager.NextPath,
    };

    public void OnGet() => HttpContext.Features.Set(Specimens.Site);
}
