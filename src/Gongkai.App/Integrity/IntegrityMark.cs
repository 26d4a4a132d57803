using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Integrity;

/// <summary>核对对象 — what of the portal carries a mark.</summary>
public enum MarkedKind
{
    Item,
    File,

    /// <summary>What readers get under the address of an item.</summary>
    Page,

    /// <summary>A style, script or picture that came with the program.</summary>
    Asset,
}

/// <summary>完整性标记 — the keyed checksum of one public text or file as it was when it last changed by a recorded step.</summary>
/// <remarks>Its key is that of the vault: whoever can write to the database alone cannot make a fitting one.</remarks>
public sealed class IntegrityMark : IOrganOwned
{
    /// <summary>That of the item or the file.</summary>
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public MarkedKind Kind { get; init; }

    public string Title { get; set; } = "";

    public string Mark { get; set; } = "";

    public DateTimeOffset MarkedAt { get; set; }

    public DateTimeOffset CheckedAt { get; set; }

    /// <summary>What is wrong; empty where it is as it was.</summary>
    public string Finding { get; set; } = "";

    public DateTimeOffset? FoundAt { get; set; }

    /// <summary>The record in the ledger of security work that the finding opened.</summary>
    public Guid? RecordId { get; set; }

    public int Version { get; set; }
}

/// <summary>完整性标记存储 — the table of marks.</summary>
internal sealed class IntegrityMapping : IEntityTypeConfiguration<IntegrityMark>
{
    public void Configure(EntityTypeBuilder<IntegrityMark> builder)
    {
        builder.ToTable("integrity_marks");
        builder.Property(mark => mark.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(mark => mark.OrganId);
    }
}
