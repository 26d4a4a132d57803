using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Ledgers;

/// <summary>平台种类 — where an organ publishes besides this portal.</summary>
public enum PlatformKind
{
    /// <summary>政务新媒体.</summary>
    NewMedia,

    /// <summary>网站.</summary>
    Website,
}

/// <summary>平台 — a platform that an organ added to the shipped ones; retired ones stay for the records that name them.</summary>
public sealed class Platform : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public string Name { get; init; } = "";

    public PlatformKind Kind { get; init; }

    public string Address { get; init; } = "";

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; }
}

/// <summary>平台存储 — the table of platforms.</summary>
internal sealed class PlatformMapping : IEntityTypeConfiguration<Platform>
{
    public void Configure(EntityTypeBuilder<Platform> builder)
    {
        builder.ToTable("platforms");
        builder.Property(platform => platform.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(platform => platform.OrganId);
    }
}
