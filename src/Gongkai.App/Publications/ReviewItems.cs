using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>送审 — sends a draft on the route that the organ has for its class; 条例 17.</summary>
public sealed class SubmitForReview(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            if (item.Submit(await ReviewRoutes.OfAsync(db, item.OrganId, item.Class, cancellation), clock.Now) is { } refusal)
            {
                return refusal;
            }

            db.Note(item, new ItemDeed("item-submitted", "条例第十七条"), facts: new { item.Round, item.LatestVersion });
            return null;
        }, cancellation);
    }
}

/// <summary>撤回送审 — the author takes an item back out of review.</summary>
public sealed class RecallFromReview(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, string reason, CancellationToken cancellation = default)
    {
        return await new ItemDesk(database, clock).ChangeAsync(caller, key, (db, item) =>
        {
            if (item.AuthorId != caller.PersonId)
            {
                return new Refusal("item-not-author", "只有起草人可以撤回送审；审核人请用退回。");
            }

            var record = new ReviewRecord(clock.NewId(), item, ReviewDecision.Recalled, clock.Now) { ReviewerId = item.AuthorId, ReviewerName = caller.Name, Opinion = reason };
            if (item.Recall() is { } refusal)
            {
                return refusal;
            }

            db.Add(record);
            db.Note(item, "item-recalled", reason);
            return null;
        }, cancellation);
    }
}

/// <summary>审核意见 — what a reviewer says at a stage.</summary>
public sealed record ReviewOpinion(FiveGates Gates, string Opinion = "")
{
    public IReadOnlyList<MarkedPassage> Marks { get; init; } = [];
}

/// <summary>审核通过 — the current stage passes with its five gates; the last one approves the item; 条例 17.</summary>
public sealed class ApproveStage(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, ReviewOpinion opinion, CancellationToken cancellation = default)
    {
        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            if ((await ReviewDuties.CheckAsync(db, caller, item, cancellation) ?? opinion.Gates.CheckForPassing()) is { } mayNot)
            {
                return mayNot;
            }

            if (item.StageDuty == ReviewDuty.Approve && await DisclosureDisputes.AnyOpenAsync(db, item.Id, cancellation))
            {
                return new Refusal("dispute-undecided", "公开属性有异议尚未裁定，请先裁定再签发。", Provision.Regulation("第十七条"));
            }

            if (item.StageDuty == ReviewDuty.Approve && await ReviewConfidentiality.CheckAsync(db, item, cancellation) is { } secret)
            {
                return secret;
            }

            var record = ReviewDuties.Record((item, caller, clock), ReviewDecision.Passed, opinion);
            if (item.PassStage(clock.Now) is { } refusal)
            {
                return refusal;
            }

            db.Add(record);
            var deed = new ItemDeed(item.State == ItemState.Approved ? "item-approved" : "item-stage-passed", "条例第十七条");
            db.Note(item, deed, opinion.Opinion, new { record.StageName, record.ItemVersion });
            return null;
        }, cancellation);
    }
}

/// <summary>退回修改 — sends an item back to its author with an opinion and marked passages.</summary>
public sealed class ReturnToDraft(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, ReviewOpinion opinion, CancellationToken cancellation = default)
    {
        if (opinion.Opinion.Trim().Length == 0 && opinion.Marks.Count == 0)
        {
            return new Refusal("return-reason", "请写明退回的理由，或标出需要修改的段落。");
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            var mayNot = item.State == ItemState.InReview ? await ReviewDuties.CheckAsync(db, caller, item, cancellation) : caller.Lacks(Permission.ApproveItems);
            var record = ReviewDuties.Record((item, caller, clock), ReviewDecision.Returned, opinion);
            if ((mayNot ?? item.Return()) is { } refusal)
            {
                return refusal;
            }

            db.Add(record);
            db.Note(item, "item-returned", opinion.Opinion, new { record.StageName, Marks = opinion.Marks.Count });
            return null;
        }, cancellation);
    }
}

/// <summary>委托审核 — hands the current stage to another reviewer of the organ.</summary>
public sealed class DelegateStage(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, Guid toPerson, string reason, CancellationToken cancellation = default)
    {
        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            if (await ReviewDuties.CheckAsync(db, caller, item, cancellation) is { } mayNot)
            {
                return mayNot;
            }

            var delegatePerson = await db.People.AsNoTracking().Include(person => person.Roles)
                .FirstOrDefaultAsync(person => person.Id == toPerson && person.OrganId == item.OrganId && !person.IsDisabled, cancellation);
            if (delegatePerson is null || !RoleTable.Of(delegatePerson.Roles.Select(role => role.Role)).Contains(ReviewDuties.PermissionOf(item.StageDuty)))
            {
                return new Refusal("delegate-unfit", "受托人不在本机关，或没有这一环节的审核权限，请另选人员。");
            }

            if ((await ReviewDuties.OwnWorkAsync(db, toPerson, item, cancellation) ?? item.Delegate(toPerson)) is { } refusal)
            {
                return refusal;
            }

            db.Note(item, "item-stage-delegated", reason, new { item.StageName, toPerson });
            return null;
        }, cancellation);
    }
}

/// <summary>审核资格 — who may act at the stage where an item stands; 不相容职责分离.</summary>
internal static class ReviewDuties
{
    internal static Permission PermissionOf(ReviewDuty? duty) => duty == ReviewDuty.Approve ? Permission.ApproveItems : Permission.ReviewItems;

    internal static async Task<Refusal?> CheckAsync(GongkaiDb db, Caller caller, Publication item, CancellationToken cancellation)
    {
        if (item.State != ItemState.InReview)
        {
            return ItemTransitions.Next(item.State, ItemAction.PassStage).Refusal;
        }

        var person = caller.PersonId ?? Guid.Empty;
        if ((caller.Lacks(PermissionOf(item.StageDuty)) ?? await OwnWorkAsync(db, person, item, cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (item.StageDelegateId is { } chosen)
        {
            return chosen == person ? null : new Refusal("stage-delegated", "这一环节已委托他人审核，请由受托人办理。");
        }

        return item.StageUnitId is { } unit && !await db.People.AnyAsync(known => known.Id == person && known.UnitId == unit, cancellation)
            ? new Refusal("stage-unit", $"“{item.StageName}”环节应由对应的内设机构审核，您不在该机构。")
            : null;
    }

    /// <summary>Nobody reviews what he or she wrote, changed, or has passed at an earlier stage of this submission.</summary>
    internal static async Task<Refusal?> OwnWorkAsync(GongkaiDb db, Guid person, Publication item, CancellationToken cancellation)
    {
        var writers = await db.Set<ItemVersion>().Where(version => version.PublicationId == item.Id).Select(version => version.AuthorId).Distinct().ToListAsync(cancellation);
        if (SeparationOfDuties.Check(person, [item.AuthorId, .. writers]) is { } refusal)
        {
            return refusal;
        }

        var hasPassed = await db.Set<ReviewRecord>()
            .AnyAsync(record => record.PublicationId == item.Id && record.Round == item.Round && record.ReviewerId == person && record.Decision == ReviewDecision.Passed, cancellation);
        return hasPassed ? new Refusal("stage-twice", "您已审核过前面的环节，同一人不能审核两个环节，请由其他人员办理。") : null;
    }

    internal static ReviewRecord Record((Publication Item, Caller Caller, SiteClock Clock) at, ReviewDecision decision, ReviewOpinion opinion) =>
        new(at.Clock.NewId(), at.Item, decision, at.Clock.Now)
        {
            ReviewerId = at.Caller.PersonId ?? Guid.Empty,
            ReviewerName = at.Caller.Name,
            IsDelegated = at.Item.StageDelegateId is not null,
            Gates = opinion.Gates,
            Opinion = opinion.Opinion.Trim(),
            Marks = JsonSerializer.Serialize(opinion.Marks, JsonSerializerOptions.Web),
        };
}
