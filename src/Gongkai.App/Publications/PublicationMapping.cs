using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Publications;

/// <summary>信息存储 — the tables of items, their versions, attachments, relations and review.</summary>
internal sealed class PublicationMapping :
    IEntityTypeConfiguration<Publication>, IEntityTypeConfiguration<CatalogColumn>, IEntityTypeConfiguration<ItemVersion>, IEntityTypeConfiguration<ItemAttachment>,
    IEntityTypeConfiguration<ItemRelation>, IEntityTypeConfiguration<ReviewRecord>, IEntityTypeConfiguration<PublicChange>, IEntityTypeConfiguration<OrganRule>,
    IEntityTypeConfiguration<UsedIndexNumber>, IEntityTypeConfiguration<AttachmentText>
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
    }

    public void Configure(EntityTypeBuilder<ItemVersion> builder)
    {
        builder.ToTable("publication_versions");
        builder.HasKey(version => new { version.PublicationId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ItemAttachment> builder)
    {
        builder.ToTable("publication_attachments");
        builder.HasKey(attachment => new { attachment.PublicationId, attachment.FileId });
    }

    public void Configure(EntityTypeBuilder<ItemRelation> builder)
    {
        builder.ToTable("publication_relations");
        builder.HasKey(relation => new { relation.FromId, relation.ToId, relation.Kind });
    }

    public void Configure(EntityTypeBuilder<ReviewRecord> builder)
    {
        builder.ToTable("review_records");
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Ignore(record => record.Gates);
    }

    public void Configure(EntityTypeBuilder<PublicChange> builder)
    {
        builder.ToTable("public_changes");
        builder.Property(change => change.Id).ValueGeneratedNever();
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
    }

    public void Configure(EntityTypeBuilder<AttachmentText> builder)
    {
        builder.ToTable("attachment_texts");
        builder.HasKey(text => text.FileId);
        builder.Property(text => text.FileId).ValueGeneratedNever();
    }
}
