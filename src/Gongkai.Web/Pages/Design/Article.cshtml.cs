using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Design;

/// <summary>条目样例 — the page of one published item.</summary>
[Public]
public sealed class ArticleModel : PortalPage
{
    public override PageMeta Meta => new("云汀市工业节能监察办法")
    {
        NavPath = PortalPaths.Content,
        Trail = [new("法定主动公开内容", PortalPaths.Content), new("部门文件", "/design/list")],
        Article = new ArticleMeta("云汀市工业节能监察办法", Specimens.Items[1].PublishedAt, Specimens.Site.OrganName),
    };

    public FactTable Facts { get; } = new(
    [
        new("索引号", "110000000000000009/2026-00137"), new("发文字号", "云工信规〔2026〕4 号"),
        new("发布机构", "云汀市工业和信息化局"), new("成文日期", "2026-10-28"),
        new("主题分类", "国土资源、能源\\其他"), new("有效性", null) { Lamp = Lamps.InForce },
        new("主题词", "节能 监察") { IsWide = true },
    ], InPairs: true);

    public IReadOnlyList<FileLink> Files { get; } =
        [new("云汀市工业节能监察办法.docx", "/design", "Word 文档", 48_211), new("工业节能监察文书格式.pdf", "/design", "PDF 文档", 1_318_442)];

    public void OnGet() => HttpContext.Features.Set(Specimens.Site);
}
