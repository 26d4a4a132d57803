using Gongkai.App;
using Gongkai.App.Storage;
using Gongkai.Web.Shared.Components;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Requests;

/// <summary>负责公开的机关 — the other organs of the directory with name and contacts, as a reply names them; 条例 36(5), 41.</summary>
public sealed class ReferralOrgans(SiteDatabase database)
{
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Caller caller, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        var own = caller.OrganId;
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.IsActive && organ.Id != own).OrderBy(organ => organ.Number).Select(organ => new { organ.Name, organ.Office.Address, organ.Office.Phone }).ToListAsync(cancellation);
        return [.. organs.Select(organ => new Choice(string.Join("，", new[] { organ.Name, organ.Address, organ.Phone.Length > 0 ? $"电话{organ.Phone}" : "" }.Where(part => part.Length > 0)), organ.Name))];
    }
}
