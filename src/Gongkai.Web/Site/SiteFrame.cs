using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Site;

/// <summary>站点框架 — head and foot of the portal from the root organ of the tree; looked up at most twice a minute.</summary>
public sealed class SiteFrame(SiteDatabase database, SiteClock clock, ServerOptions options)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(30);

    private SiteProfile? _profile;
    private DateTimeOffset _readAt;

    public async ValueTask<SiteProfile> FindAsync(HttpContext context)
    {
        if (_profile is { } known && clock.Now - _readAt < s_fresh)
        {
            return known;
        }

        await using var db = database.Open(OrganScope.Portal);
        var root = await db.Organs.AsNoTracking().Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).FirstOrDefaultAsync(context.RequestAborted);
        var identity = await KeepSiteIdentity.OfAsync(db, context.RequestAborted);
        var columns = await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.OrganId == null && column.ParentId == null && column.IsActive).OrderBy(column => column.Position).ToListAsync(context.RequestAborted);
        var profile = root is null
            ? SiteProfile.Plain
            : new SiteProfile(root.Name)
            {
                SiteName = identity.Name.Length > 0 ? identity.Name : root.Name + "政府信息公开",
                Domain = identity.Domain,
                UndertakenBy = identity.UndertakenBy,
                FilingNumber = identity.FilingNumber,
                PoliceFilingNumber = identity.PoliceFilingNumber,
                FaultReportUrl = identity.FaultReportAddress.Length > 0 ? identity.FaultReportAddress : null,
                ServesIpv6 = identity.ServesIpv6,
                Parent = identity.ParentName.Length > 0 ? new PageLink(identity.ParentName, identity.ParentAddress) : null,
                Columns = columns.Count > 0 ? [.. columns.Select(column => new PageLink(column.Name, PortalItems.PathOf(column)))] : SiteProfile.Plain.Columns,
                BaseUrl = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? "",
                IdentificationCode = root.SiteCode ?? "",
                HostedBy = root.Name,
                Phone = root.Office.Phone,
                Address = root.Office.Address,
                PostalCode = root.Office.PostCode,
                OfficeHours = root.Office.Hours,
            };
        (_profile, _readAt) = (profile, clock.Now);
        return profile;
    }
}
