using Gongkai.App.Files;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Publications;

/// <summary>发布工作存储 — the tables of unsaved drafts, confidentiality reviews, key points, links to other sites, and what attachments hide.</summary>
internal sealed class PublishingWorkMapping :
    IEntityTypeConfiguration<DraftSave>, IEntityTypeConfiguration<ConfidentialityReview>, IEntityTypeConfiguration<KeyPoint>, IEntityTypeConfiguration<OutsideLink>, IEntityTypeConfiguration<AttachmentFindings>,
    IEntityTypeConfiguration<WordingState>, IEntityTypeConfiguration<WordingFinding>
{
    public void Configure(EntityTypeBuilder<DraftSave> builder)
    {
        builder.ToTable("draft_saves");
        builder.HasKey(save => new { save.PublicationId, save.PersonId });
        builder.HasOne<Publication>().WithMany().HasForeignKey(save => save.PublicationId);
    }

    public void Configure(EntityTypeBuilder<ConfidentialityReview> builder)
    {
        builder.ToTable("confidentiality_reviews");
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(review => review.PublicationId);
    }

    public void Configure(EntityTypeBuilder<KeyPoint> builder)
    {
        builder.ToTable("key_points");
        builder.Property(point => point.Id).ValueGeneratedNever();
        builder.HasOne<OrganUnit>().WithMany().HasForeignKey(point => point.UnitId);
    }

    public void Configure(EntityTypeBuilder<OutsideLink> builder)
    {
        builder.ToTable("outside_links");
        builder.HasKey(link => link.Address);
    }

    public void Configure(EntityTypeBuilder<AttachmentFindings> builder)
    {
        builder.ToTable("attachment_findings");
        builder.HasKey(findings => findings.FileId);
        builder.Property(findings => findings.FileId).ValueGeneratedNever();
        builder.HasOne<StoredFile>().WithOne().HasForeignKey<AttachmentFindings>(findings => findings.FileId);
    }

    public void Configure(EntityTypeBuilder<WordingState> builder)
    {
        builder.ToTable("wording_states");
        builder.HasKey(state => state.PublicationId);
        builder.Property(state => state.PublicationId).ValueGeneratedNever();
        builder.HasOne<Publication>().WithOne().HasForeignKey<WordingState>(state => state.PublicationId);
    }

    public void Configure(EntityTypeBuilder<WordingFinding> builder)
    {
        builder.ToTable("wording_findings");
        builder.Property(finding => finding.Id).ValueGeneratedNever();
        builder.Ignore(finding => finding.Place);
        builder.Ignore(finding => finding.Key);
        builder.HasOne<Publication>().WithMany().HasForeignKey(finding => finding.PublicationId);
    }
}
