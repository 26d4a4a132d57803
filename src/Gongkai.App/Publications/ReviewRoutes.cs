using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>审核路径设置 — the routes of an organ, its own or those that ship.</summary>
public sealed class ReviewRoutes(SiteDatabase database, SiteClock clock)
{
    public async Task<ReviewRoute> OfAsync(Caller caller, ItemClass itemClass, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await OfAsync(db, caller.OrganId, itemClass, cancellation);
    }

    /// <summary>Sets the route of a class; items in review keep the one they were submitted on.</summary>
    public async Task<Refusal?> SetAsync(Caller caller, ItemClass itemClass, ReviewRoute route, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.ManageSite) ?? route.Check()) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(caller.Scope);
        await db.SetRuleAsync(caller.OrganId, RuleName(itemClass), route.ToText(), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "review-route-set") { Provision = "条例第十七条" }.With(new { itemClass = itemClass.ToString(), stages = route.Stages.Select(stage => stage.Name) }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    internal static async Task<ReviewRoute> OfAsync(GongkaiDb db, Guid organ, ItemClass itemClass, CancellationToken cancellation)
    {
        var name = RuleName(itemClass);
        var own = await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == organ && rule.Name == name, cancellation);
        return own is null ? ReviewRoute.Default(itemClass) : ReviewRoute.Parse(own.Content);
    }

    private static string RuleName(ItemClass itemClass) => $"review-route-{EnumCodes.Code(itemClass.ToString())}";
}
