using Gongkai.App.Remedies;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Requests;

/// <summary>申请存储 — the tables of the register.</summary>
internal sealed class RequestMapping :
    IEntityTypeConfiguration<DisclosureRequest>, IEntityTypeConfiguration<RecordedStep>, IEntityTypeConfiguration<RequestParty>, IEntityTypeConfiguration<RequestFile>,
    IEntityTypeConfiguration<RequestPaper>, IEntityTypeConfiguration<ReplyDraft>, IEntityTypeConfiguration<RequestText>, IEntityTypeConfiguration<RequestAnswer>, IEntityTypeConfiguration<RemedyCase>
{
    public void Configure(EntityTypeBuilder<DisclosureRequest> builder)
    {
        builder.ToTable("requests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(request => request.OrganId);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(request => request.ParentId);
        builder.HasOne<Letter>().WithMany().HasForeignKey(request => request.LetterId);
    }

    public void Configure(EntityTypeBuilder<RecordedStep> builder)
    {
        builder.ToTable("request_events");
        builder.HasKey(step => new { step.RequestId, step.Number });
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(step => step.RequestId);
    }

    public void Configure(EntityTypeBuilder<RequestParty> builder)
    {
        builder.ToTable("request_parties");
        builder.HasKey(party => new { party.RequestId, party.Label });
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(party => party.RequestId);
    }

    public void Configure(EntityTypeBuilder<RequestFile> builder)
    {
        builder.ToTable("request_files");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(file => file.RequestId);
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(file => file.FileId);
        builder.HasOne<RequestFile>().WithMany().HasForeignKey(file => file.ReleasedFromId);
    }

    public void Configure(EntityTypeBuilder<RequestPaper> builder)
    {
        builder.ToTable("request_papers");
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(paper => paper.RequestId);
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(paper => paper.FileId);
    }

    public void Configure(EntityTypeBuilder<ReplyDraft> builder)
    {
        builder.ToTable("request_drafts");
        builder.HasKey(draft => draft.RequestId);
        builder.Property(draft => draft.RequestId).ValueGeneratedNever();
        builder.Ignore(draft => draft.MakerIds);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(draft => draft.RequestId);
    }

    public void Configure(EntityTypeBuilder<RequestText> builder)
    {
        builder.ToTable("request_texts");
        builder.Property(text => text.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RequestAnswer> builder)
    {
        builder.ToTable("request_answers");
        builder.HasKey(answer => answer.RequestId);
        builder.Property(answer => answer.RequestId).ValueGeneratedNever();
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(answer => answer.RequestId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(answer => answer.OrganId);
    }

    public void Configure(EntityTypeBuilder<RemedyCase> builder)
    {
        builder.ToTable("remedies");
        builder.Property(remedy => remedy.Id).ValueGeneratedNever();
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(remedy => remedy.RequestId);
    }
}
