using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>提出更正 — keeps a corrected text of a published item for approval; readers go on reading the former one.</summary>
public sealed class ProposeCorrection(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<int>> RunAsync(Caller caller, ItemKey key, ItemContent content, string reason, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        if (reason.Trim().Length < 4)
        {
            return new Refusal("item-correction-reason", "请写明更正的理由，它会向公众说明改了什么。");
        }

        await using var db = database.Open(caller.Scope);
        var found = await db.ItemAsync(key, cancellation);
        var cleaned = await db.CleanAsync(caller.OrganId, content, cancellation);
        if (!found.TryGet(out var item) || !cleaned.TryGet(out var clean))
        {
            return found.Refusal ?? cleaned.Refusal!;
        }

        if ((ItemTransitions.Next(item.State, ItemAction.Correct).Refusal ?? clean.Content.Check()) is { } refusal)
        {
            return refusal;
        }

        db.KeepVersion(item, clean.Content, new SavedBy(caller, clock.Now, reason.Trim()), isProposed: true);
        db.Note(item, "item-correction-proposed", reason, new { item.LatestVersion });
        return await db.CommitAsync(caller, clock, cancellation) is { } conflict ? conflict : item.LatestVersion;
    }
}

/// <summary>更正 — approves a proposed correction: the new text becomes public, that it was corrected and why is shown; 条例 6, 41.</summary>
public sealed class CorrectItem(SiteDatabase database, SiteClock clock, ItemChecks checks)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, int version, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ApproveItems) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            var proposed = await db.Set<ItemVersion>().FirstOrDefaultAsync(known => known.PublicationId == item.Id && known.Number == version && known.IsProposed, cancellation);
            if (proposed is null)
            {
                return new Refusal("item-no-correction", "没有这个待批准的更正，它可能已被批准，请刷新后再看。");
            }

            if (SeparationOfDuties.Check(caller.PersonId ?? Guid.Empty, proposed.AuthorId) is { } own)
            {
                return own;
            }

            var cleaned = await db.CleanAsync(item.OrganId, proposed.Read(), cancellation);
            if (!cleaned.TryGet(out var clean))
            {
                return cleaned.Refusal;
            }

            var faults = await checks.FaultsAsync(db, clean.Content, cancellation);
            if (faults.Count > 0)
            {
                return new Refusal("item-faults", $"更正稿有 {faults.Count} 个错误，第一个在{faults[0].Place}：{faults[0].Explanation}");
            }

            if (item.Correct(clean.Content, version, clock.Now) is { } refusal)
            {
                return refusal;
            }

            proposed.IsProposed = false;
            await db.SetFilesAsync(item, clean, clock, cancellation);
            db.Tell(item, PublicChangeKind.Corrected, proposed.Note, clock);
            db.Note(item, "item-corrected", proposed.Note, new { version });
            db.EnqueueItemIndex(item.Id, clock);
            return null;
        }, cancellation);
    }
}

/// <summary>撤下 — takes an item down at once; what stays is a page with the reason; 行政处罚法 48, 条例 14–16.</summary>
public sealed class WithdrawItem(SiteDatabase database, SiteClock clock)
{
    /// <param name="publicReason">What readers are told; never what must not be public.</param>
    /// <param name="showsTitle">Whether the title may still be named.</param>
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, string publicReason, bool showsTitle = false, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, (db, item) =>
        {
            if (item.Withdraw(publicReason, showsTitle, clock.Now) is { } refusal)
            {
                return refusal;
            }

            db.Tell(item, PublicChangeKind.Withdrawn, item.PublicReason, clock);
            db.Note(item, "item-withdrawn", item.PublicReason);
            db.EnqueueItemIndex(item.Id, clock);
            return null;
        }, cancellation);
    }
}

/// <summary>替换 — puts another published item in the place of this one; its page names the successor and the reason.</summary>
public sealed class ReplaceItem(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, Guid successor, string publicReason, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var found = await db.ItemAsync(key, cancellation);
        var other = await db.Set<Publication>().FirstOrDefaultAsync(item => item.Id == successor, cancellation);
        if (!found.TryGet(out var item) || other is null)
        {
            return found.Refusal ?? ItemWork.NotFound;
        }

        if (item.ReplaceWith(other, publicReason, clock.Now) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Set<ItemRelation>().AnyAsync(relation => relation.FromId == successor && relation.ToId == item.Id && relation.Kind == RelationKind.Replaces, cancellation))
        {
            db.Add(new ItemRelation(successor, item.Id, RelationKind.Replaces));
        }

        db.Tell(item, PublicChangeKind.Replaced, item.PublicReason, clock);
        db.Note(item, "item-replaced", item.PublicReason, new { successor });
        db.EnqueueItemIndex(item.Id, clock);
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>关联 — links two items, so that document, interpretation and consultation point at each other; what amends or repeals changes the other's validity.</summary>
public sealed class RelateItems(SiteDatabase database, SiteClock clock)
{
    /// <param name="effectiveOn">The day from which it amends or repeals; needed for these.</param>
    public async Task<Refusal?> RunAsync(Caller caller, ItemRelation relation, DateOnly? effectiveOn = null, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        // 替换 is a step of its own, with a reason and a page that stays.
        if (relation.Kind == RelationKind.Replaces || !Enum.IsDefined(relation.Kind))
        {
            return new Refusal("relation-kind", "请从列表里选择关联种类；替换信息请在“撤下或替换”里办理。");
        }

        var changesValidity = relation.Kind is RelationKind.Amends or RelationKind.Repeals or RelationKind.PartlyLapses;
        if (changesValidity && effectiveOn is null)
        {
            return new Refusal("relation-undated", "修改、废止、部分失效要写明生效日期，请填写。");
        }

        await using var db = database.Open(caller.Scope);
        var from = await db.Set<Publication>().FirstOrDefaultAsync(item => item.Id == relation.FromId, cancellation);
        var to = await db.Set<Publication>().FirstOrDefaultAsync(item => item.Id == relation.ToId, cancellation);
        if (from is null || to is null || from.Id == to.Id)
        {
            return new Refusal("relation-items", "关联的两条信息应是本机关的两条不同信息，请重新选择。");
        }

        if (await db.Set<ItemRelation>().AnyAsync(known => known.FromId == from.Id && known.ToId == to.Id && known.Kind == relation.Kind, cancellation))
        {
            return new Refusal("relation-exists", "这两条信息已有同样的关联，不必再建。");
        }

        // Readers see at once that the other document no longer holds; that is for those who publish to say, in a document that is published.
        if (changesValidity && (Publishing.Lacks(caller) ?? (from.State == ItemState.Published ? null
            : new Refusal("relation-unpublished", "这条信息还没有发布，不能据以修改或者废止别的文件。请发布以后再建这个关联。"))) is { } early)
        {
            return early;
        }

        db.Add(relation);
        if (changesValidity)
        {
            to.NoteEffect(relation.Kind, effectiveOn!.Value);
            db.Note(to, "item-validity-changed", "", new { kind = relation.Kind.ToString(), from = from.Id, effectiveOn });
        }

        db.Note(from, "item-related", "", new { kind = relation.Kind.ToString(), to = to.Id });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
