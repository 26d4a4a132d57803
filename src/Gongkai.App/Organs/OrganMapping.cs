using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Organs;

/// <summary>机关存储 — the tables of organs and their units.</summary>
internal sealed class OrganMapping : IEntityTypeConfiguration<Organ>, IEntityTypeConfiguration<OrganUnit>
{
    public void Configure(EntityTypeBuilder<Organ> builder)
    {
        builder.ToTable("organs");
        builder.Property(organ => organ.Id).ValueGeneratedNever();
        builder.ComplexProperty(organ => organ.Office);
        builder.HasOne<Organ>().WithMany().HasForeignKey(organ => organ.ParentId);
    }

    public void Configure(EntityTypeBuilder<OrganUnit> builder)
    {
        builder.ToTable("organ_units");
        builder.Property(unit => unit.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(unit => unit.OrganId);
    }
}
