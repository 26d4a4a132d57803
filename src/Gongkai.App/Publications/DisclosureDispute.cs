using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Publications;

/// <summary>公开属性异议 — a reviewer holds another class right than the author; the signer decides; 条例 17.</summary>
public sealed class DisclosureDispute : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid PublicationId { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public Guid RaisedById { get; init; }

    public string RaisedByName { get; init; } = "";

    public DisclosureClass Proposed { get; init; }

    public string Reason { get; init; } = "";

    public string Provision { get; init; } = "";

    public DateOnly? ReassessOn { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public Guid? DecidedById { get; set; }

    public string DecidedByName { get; set; } = "";

    /// <summary>The class that holds after the decision.</summary>
    public DisclosureClass? Decision { get; set; }

    public string Opinion { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>异议行 — an open dispute with the title of its item.</summary>
public sealed record DisputeRow(Guid ItemId, string Title, DisclosureClass Proposed, string Reason, DateTimeOffset RaisedAt);

/// <summary>公开属性异议查询 — the disputes that wait for the signer, and those of one item.</summary>
public sealed class DisclosureDisputes(SiteDatabase database)
{
    public async Task<IReadOnlyList<DisputeRow>> OpenAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<DisclosureDispute>().Where(dispute => dispute.DecidedAt == null).OrderBy(dispute => dispute.RaisedAt).Take(200)
            .Join(db.Set<Publication>(), dispute => dispute.PublicationId, item => item.Id, (dispute, item) => new DisputeRow(item.Id, item.Title, dispute.Proposed, dispute.Reason, dispute.RaisedAt))
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<DisclosureDispute>> OfAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<DisclosureDispute>().AsNoTracking().Where(dispute => dispute.PublicationId == itemId).OrderByDescending(dispute => dispute.RaisedAt).ToListAsync(cancellation);
    }

    internal static Task<bool> AnyOpenAsync(GongkaiDb db, Guid itemId, CancellationToken cancellation) =>
        db.Set<DisclosureDispute>().AnyAsync(dispute => dispute.PublicationId == itemId && dispute.DecidedAt == null, cancellation);
}

/// <summary>提出公开属性异议 — a reviewer states the class he or she holds right, with reason and provision; the item cannot be approved until it is decided; 条例 17.</summary>
public sealed class DisputeDisclosure(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, DisclosureDecision proposed, CancellationToken cancellation = default)
    {
        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            if (await ReviewDuties.CheckAsync(db, caller, item, cancellation) is { } mayNot)
            {
                return mayNot;
            }

            if (proposed.Class == item.DisclosureClass)
            {
                return new Refusal("dispute-same", "所提的公开属性与起草认定的相同，不构成异议。");
            }

            if (proposed.Reason.Trim().Length < 4 || proposed.Check() is not null)
            {
                return proposed.Reason.Trim().Length < 4 ? new Refusal("dispute-reason", "请写明异议的理由，至少 4 个字。") : proposed.Check();
            }

            if (await DisclosureDisputes.AnyOpenAsync(db, item.Id, cancellation))
            {
                return new Refusal("dispute-open", "这条信息已有等待裁定的公开属性异议。");
            }

            db.Add(new DisclosureDispute
            {
                Id = clock.NewId(),
                OrganId = item.OrganId,
                PublicationId = item.Id,
                RaisedAt = clock.Now,
                RaisedById = caller.PersonId ?? Guid.Empty,
                RaisedByName = caller.Name,
                Proposed = proposed.Class,
                Reason = proposed.Reason.Trim(),
                Provision = proposed.Provision.Trim(),
                ReassessOn = proposed.ReassessOn,
            });
            db.Note(item, new ItemDeed("item-class-disputed", "条例第十七条"), proposed.Reason.Trim(), new { Proposed = proposed.Class.ToString() });
            return null;
        }, cancellation);
    }
}

/// <summary>裁定公开属性 — the signer decides a dispute; where he or she follows it, the item takes the class with its next version; 条例 17.</summary>
public sealed class DecideDispute(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, bool follows, string opinion, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ApproveItems) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            if (await db.Set<DisclosureDispute>().FirstOrDefaultAsync(one => one.PublicationId == item.Id && one.DecidedAt == null, cancellation) is not { } dispute)
            {
                return new Refusal("dispute-none", "这条信息没有等待裁定的公开属性异议，它可能已被裁定。");
            }

            if (SeparationOfDuties.Check(caller.PersonId ?? Guid.Empty, item.AuthorId, dispute.RaisedById) is { } own)
            {
                return own;
            }

            if (opinion.Trim().Length < 2)
            {
                return new Refusal("dispute-opinion", "请写明裁定意见。");
            }

            if (follows)
            {
                var former = await db.Set<ItemVersion>().AsNoTracking().FirstAsync(version => version.PublicationId == item.Id && version.Number == item.CurrentVersion, cancellation);
                var content = former.Read() with { Disclosure = new DisclosureDecision(dispute.Proposed, dispute.Reason, dispute.Provision, dispute.ReassessOn) };
                if (item.Reclassify(content.Disclosure) is { } refusal)
                {
                    return refusal;
                }

                // The version is the author's own words still; the signer decided its class alone.
                db.KeepVersion(item, content, new SavedBy(caller with { PersonId = former.AuthorId, Name = former.AuthorName }, clock.Now, $"公开属性经{caller.Name}裁定"));
            }

            (dispute.DecidedAt, dispute.DecidedById, dispute.DecidedByName) = (clock.Now, caller.PersonId, caller.Name);
            (dispute.Decision, dispute.Opinion) = (item.DisclosureClass, opinion.Trim());
            db.Note(item, new ItemDeed("item-class-decided", "条例第十七条"), opinion.Trim(), new { Decision = item.DisclosureClass.ToString() });
            return null;
        }, cancellation);
    }
}

/// <summary>异议存储 — the table of disputes.</summary>
internal sealed class DisputeMapping : IEntityTypeConfiguration<DisclosureDispute>
{
    public void Configure(EntityTypeBuilder<DisclosureDispute> builder)
    {
        builder.ToTable("disclosure_disputes");
        builder.Property(dispute => dispute.Id).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(dispute => dispute.PublicationId);
    }
}
