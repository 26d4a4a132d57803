using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Portal;

/// <summary>政府信息公开指南页 — written from the organ's own profile, so that it is never staler than that; 条例 12.</summary>
[Public]
public sealed class GuideModel(SiteDatabase database, ConfirmGuide confirm) : PortalPage
{
    public override PageMeta Meta => new($"{Organ.Name}政府信息公开指南")
    {
        CanonicalPath = Organ.ParentId is null ? PortalPaths.Guide : $"{PortalPaths.Guide}/{Organ.Number}",
        NavPath = PortalPaths.Guide,
        Description = $"怎样查阅和申请{Organ.Name}的政府信息：地址、电话、办公时间和办理程序。",
        Column = new ColumnMeta("政府信息公开指南", "信息公开指南", $"{Organ.Name}政府信息公开指南", "政府信息公开指南,依申请公开"),
    };

    public Organ Organ { get; private set; } = null!;

    public GuideState State { get; private set; } = null!;

    public IReadOnlyList<PageLink> Others { get; private set; } = [];

    public FactTable Office => new(
    [
        new Fact("机构名称", Known(Organ.Office.Name)), new Fact("办公地址", Known(Organ.Office.Address)), new Fact("邮政编码", Known(Organ.Office.PostCode)),
        new Fact("办公时间", Known(Organ.Office.Hours)), new Fact("联系电话", Known(Organ.Office.Phone)), new Fact("传真", Known(Organ.Office.Fax)),
        new Fact("电子邮箱", Known(Organ.Office.Email)), new Fact("监督电话", Known(Organ.Office.SupervisionPhone)),
    ]);

    public async Task<IActionResult> OnGetAsync(int? number)
    {
        await using var db = database.Open(OrganScope.Portal);
        var organs = db.Organs.AsNoTracking().Where(organ => organ.IsActive);
        var found = number is { } wanted
            ? await organs.FirstOrDefaultAsync(organ => organ.Number == wanted, HttpContext.RequestAborted)
            : await organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (found is null)
        {
            return NotFound();
        }

        Organ = found;
        State = await confirm.StateAsync(found.Id, HttpContext.RequestAborted);
        Others = await organs.Where(organ => organ.ParentId == found.Id).OrderBy(organ => organ.Number)
            .Select(organ => new PageLink(organ.Name, $"{PortalPaths.Guide}/{organ.Number}")).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
