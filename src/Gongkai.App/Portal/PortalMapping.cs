using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Portal;

/// <summary>门户存储 — the tables of consultations, opinions, error reports, subscriptions and visits.</summary>
internal sealed class PortalMapping :
    IEntityTypeConfiguration<Consultation>, IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<FaultReport>, IEntityTypeConfiguration<Subscription>, IEntityTypeConfiguration<PageVisit>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("consultations");
        builder.HasKey(consultation => consultation.PublicationId);
        builder.Property(consultation => consultation.PublicationId).ValueGeneratedNever();
        builder.HasOne<Publication>().WithOne().HasForeignKey<Consultation>(consultation => consultation.PublicationId);
    }

    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("opinions");
        builder.Property(opinion => opinion.Id).ValueGeneratedNever();
        builder.HasOne<Consultation>().WithMany().HasForeignKey(opinion => opinion.PublicationId);
    }

    public void Configure(EntityTypeBuilder<FaultReport> builder)
    {
        builder.ToTable("fault_reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(report => report.PublicationId);
    }

    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("subscriptions");
        builder.Property(subscription => subscription.Id).ValueGeneratedNever();
        builder.HasOne<CatalogColumn>().WithMany().HasForeignKey(subscription => subscription.ColumnId);
    }

    public void Configure(EntityTypeBuilder<PageVisit> builder)
    {
        builder.ToTable("page_visits");
        builder.HasKey(visit => new { visit.Day, visit.Page });
    }
}
