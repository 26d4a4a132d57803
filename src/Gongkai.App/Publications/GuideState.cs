using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开指南状态 — when somebody last looked whether the guide is right, and what the organ's profile lacks for it; 条例 12.</summary>
/// <param name="ConfirmedOn">Null where nobody ever did.</param>
public sealed record GuideState(DateOnly? ConfirmedOn, IReadOnlyList<string> Missing, bool IsStale)
{
    /// <summary>A year: what inspections ask of the profile of an organ.</summary>
    public const int FreshDays = 365;

    internal static IReadOnlyList<string> MissingOf(DisclosureOffice office) =>
    [
        .. new[]
        {
            ("机构名称", office.Name), ("办公地址", office.Address), ("邮政编码", office.PostCode), ("办公时间", office.Hours), ("联系电话", office.Phone), ("电子邮箱", office.Email), ("监督电话", office.SupervisionPhone),
        }.Where(part => part.Item2.Length == 0).Select(part => part.Item1),
    ];
}

/// <summary>核对公开指南 — the state of an organ's guide, and the note that somebody has compared it with what is true.</summary>
public sealed class ConfirmGuide(SiteDatabase database, SiteClock clock)
{
    private const string RuleName = "guide-confirmed";

    public async Task<GuideState> StateAsync(Guid organId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var office = await db.Organs.AsNoTracking().Where(organ => organ.Id == organId).Select(organ => organ.Office).FirstAsync(cancellation);
        var text = await db.Set<OrganRule>().AsNoTracking().Where(rule => rule.OrganId == organId && rule.Name == RuleName).Select(rule => rule.Content).FirstOrDefaultAsync(cancellation);
        var missing = GuideState.MissingOf(office);
        DateOnly? confirmed = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new GuideState(confirmed, missing, missing.Count > 0 || confirmed is null || clock.Today.DayNumber - confirmed.Value.DayNumber > GuideState.FreshDays);
    }

    public async Task<Refusal?> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.EditSite) && caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        await db.SetRuleAsync(caller.OrganId, RuleName, clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "guide-confirmed") { Provision = "条例第十二条" });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
