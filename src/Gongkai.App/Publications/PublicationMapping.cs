using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Publications;

/// <summary>信息存储 — the tables of items, their versions, attachments, relations and review.</summary>
internal sealed class PublicationMapping :
    IEntityTypeConfiguration<Publication>, IEntityTypeConfiguration<CatalogColumn>, IEntityTypeConfiguration<ItemVersion>, IEntityTypeConfiguration<ItemAttachment>,
    IEntityTypeConfiguration<ItemRelation>, IEntityTypeConfiguration<ReviewRecord>, IEntityTypeConfiguration<PublicChange>, IEntityTypeConfiguration<OrganRule>,
    IEntityTypeConfiguration<UsedIndexNumber>, IEntityTypeConfiguration<AttachmentText>, IEntityTypeConfiguration<SiteTheme>, IEntityTypeConfiguration<ColumnDuty>,
    IEntityTypeConfiguration<JointIssuer>, IEntityTypeConfiguration<ThemeChange>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publications");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Ignore(item => item.Dates);
    }

    public void Configure(EntityTypeBuilder<CatalogColumn> builder)
    {
        builder.ToTable("catalog_columns");
        builder.Property(column => column.Id).ValueGeneratedNever();
        builder.HasOne<CatalogColumn>().WithMany().HasForeignKey(column => column.ParentId);
    }

    public void Configure(EntityTypeBuilder<ItemVersion> builder)
    {
        builder.ToTable("publication_versions");
        builder.HasKey(version => new { version.PublicationId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(version => version.PublicationId);
    }

    public void Configure(EntityTypeBuilder<ItemAttachment> builder)
    {
        builder.ToTable("publication_attachments");
        builder.HasKey(attachment => new { attachment.PublicationId, attachment.FileId });
        builder.HasOne<Publication>().WithMany().HasForeignKey(attachment => attachment.PublicationId);
    }

    public void Configure(EntityTypeBuilder<ItemRelation> builder)
    {
        builder.ToTable("publication_relations");
        builder.HasKey(relation => new { relation.FromId, relation.ToId, relation.Kind });
        builder.HasOne<Publication>().WithMany().HasForeignKey(relation => relation.FromId);
        builder.HasOne<Publication>().WithMany().HasForeignKey(relation => relation.ToId);
    }

    public void Configure(EntityTypeBuilder<ReviewRecord> builder)
    {
        builder.ToTable("review_records");
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Ignore(record => record.Gates);
        builder.HasOne<Publication>().WithMany().HasForeignKey(record => record.PublicationId);
    }

    public void Configure(EntityTypeBuilder<PublicChange> builder)
    {
        builder.ToTable("public_changes");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(change => change.PublicationId);
    }

    public void Configure(EntityTypeBuilder<OrganRule> builder)
    {
        builder.ToTable("organ_rules");
        builder.HasKey(rule => new { rule.OrganId, rule.Name });
    }

    public void Configure(EntityTypeBuilder<UsedIndexNumber> builder)
    {
        builder.ToTable("index_numbers");
        builder.HasKey(number => number.Number);
        builder.HasOne<Publication>().WithMany().HasForeignKey(number => number.PublicationId);
    }

    public void Configure(EntityTypeBuilder<AttachmentText> builder)
    {
        builder.ToTable("attachment_texts");
        builder.HasKey(text => text.FileId);
        builder.Property(text => text.FileId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SiteTheme> builder)
    {
        builder.ToTable("themes");
        builder.HasKey(theme => theme.Code);
    }

    public void Configure(EntityTypeBuilder<JointIssuer> builder)
    {
        builder.ToTable("publication_issuers");
        builder.HasKey(issuer => new { issuer.PublicationId, issuer.IssuerId });
        builder.HasOne<Publication>().WithMany().HasForeignKey(issuer => issuer.PublicationId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(issuer => issuer.IssuerId);
    }

    public void Configure(EntityTypeBuilder<ThemeChange> builder)
    {
        builder.ToTable("theme_changes");
        builder.HasKey(change => change.Edition);
        builder.Ignore(change => change.InChinese);
        builder.Property(change => change.Edition).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ColumnDuty> builder)
    {
        builder.ToTable("column_duties");
        builder.HasKey(duty => new { duty.ColumnId, duty.OrganId });
        builder.HasOne<CatalogColumn>().WithMany().HasForeignKey(duty => duty.ColumnId);
    }
}
