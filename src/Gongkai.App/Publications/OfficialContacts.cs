using Gongkai.App.Storage;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Publications.Checking;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>个人信息扫描（发布前） — the scan for personal data that lets the contacts of organs pass; read anew once a minute; 条例 15.</summary>
public sealed class OfficialContacts(SiteDatabase database, SiteClock clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    private OfficeContacts _known = OfficeContacts.None;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public IReadOnlyList<PersonalDataHit> Find(string text)
    {
        var hits = PersonalDataScanner.Scan(text, Known());

        // A fixed line in a notice is the office's in all but name; a mobile number is not.
        return [.. hits.Where(hit => hit.Kind != PersonalDataKind.FixedLine).Select(hit => new PersonalDataHit(hit.Start, hit.Length, PersonalDataKindRow.Of(hit.Kind).Name))];
    }

    private OfficeContacts Known()
    {
        if (clock.Now - _readAt > s_fresh)
        {
            using var db = database.Open(OrganScope.Portal);
            var offices = db.Organs.AsNoTracking().ToList().Select(organ => organ.Office).ToList();
            _known = new OfficeContacts(
                offices.SelectMany(office => new[] { office.Phone, office.Fax, office.SupervisionPhone }).Where(text => text.Length > 0),
                offices.Select(office => office.Email).Where(text => text.Length > 0),
                offices.Select(office => office.Address).Where(text => text.Length > 0));
            _readAt = clock.Now;
        }

        return _known;
    }
}
