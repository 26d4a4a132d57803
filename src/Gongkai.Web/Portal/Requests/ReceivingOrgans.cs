using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Web.Shared.Components;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Requests;

/// <summary>受理机关 — the organs that can be asked, and how to reach their disclosure office; 条例 4, 29.</summary>
public sealed class ReceivingOrgans(SiteDatabase database)
{
    public async Task<Organ?> FindAsync(int number, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Number == number && organ.IsActive, cancellation);
    }

    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).Select(organ => new { organ.Number, organ.Name }).ToListAsync(cancellation);
        return [.. organs.Select(organ => new Choice($"{organ.Number}", organ.Name))];
    }

    /// <summary>The root of the tree, whose address the start page gives first.</summary>
    public async Task<Organ?> FirstAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Organs.AsNoTracking().Where(organ => organ.ParentId == null && organ.IsActive).OrderBy(organ => organ.Number).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Where to bring or send a letter.</summary>
    public static FactTable AddressOf(Organ organ) => new(
    [
        new Fact("受理机构", Known(organ.Office.Name) ?? organ.Name), new Fact("地址", Known(organ.Office.Address)), new Fact("邮政编码", Known(organ.Office.PostCode)),
        new Fact("办公时间", Known(organ.Office.Hours)), new Fact("咨询电话", Known(organ.Office.Phone)), new Fact("传真", Known(organ.Office.Fax)),
    ]);

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
