using Gongkai.App.Reports.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报编制存储 — the tables of working reports, their texts, figures and review, and of supervision.</summary>
internal sealed class CompilingMapping :
    IEntityTypeConfiguration<YearReport>, IEntityTypeConfiguration<ReportText>, IEntityTypeConfiguration<ReportComment>, IEntityTypeConfiguration<ReportReview>,
    IEntityTypeConfiguration<FrozenReport>, IEntityTypeConfiguration<EnteredFigure>, IEntityTypeConfiguration<KeptSource>, IEntityTypeConfiguration<TextTemplate>,
    IEntityTypeConfiguration<Rectification>, IEntityTypeConfiguration<ReportReminder>, IEntityTypeConfiguration<ReportFacts>
{
    public void Configure(EntityTypeBuilder<YearReport> builder)
    {
        builder.ToTable("year_reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.HasOne<FiledReport>().WithOne().HasForeignKey<YearReport>(report => report.Id);
    }

    public void Configure(EntityTypeBuilder<ReportText> builder)
    {
        builder.ToTable("report_texts");
        builder.HasKey(text => new { text.ReportId, text.Section, text.Number });
        builder.Property(text => text.Number).ValueGeneratedNever();
        builder.HasOne<YearReport>().WithMany().HasForeignKey(text => text.ReportId);
    }

    public void Configure(EntityTypeBuilder<ReportComment> builder)
    {
        builder.ToTable("report_comments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.HasOne<YearReport>().WithMany().HasForeignKey(comment => comment.ReportId);
    }

    public void Configure(EntityTypeBuilder<ReportReview> builder)
    {
        builder.ToTable("report_reviews");
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.HasOne<YearReport>().WithMany().HasForeignKey(review => review.ReportId);
    }

    public void Configure(EntityTypeBuilder<FrozenReport> builder)
    {
        builder.ToTable("frozen_reports");
        builder.Property(frozen => frozen.Id).ValueGeneratedNever();
        builder.HasOne<YearReport>().WithMany().HasForeignKey(frozen => frozen.ReportId);
    }

    public void Configure(EntityTypeBuilder<EnteredFigure> builder)
    {
        builder.ToTable("entered_figures");
        builder.HasKey(figure => new { figure.OrganId, figure.Year, figure.Cell });
    }

    public void Configure(EntityTypeBuilder<KeptSource> builder)
    {
        builder.ToTable("kept_sources");
        builder.HasKey(source => new { source.OrganId, source.Source });
    }

    public void Configure(EntityTypeBuilder<TextTemplate> builder)
    {
        builder.ToTable("text_templates");
        builder.Property(template => template.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Rectification> builder)
    {
        builder.ToTable("rectifications");
        builder.Property(order => order.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReportReminder> builder)
    {
        builder.ToTable("report_reminders");
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReportFacts> builder)
    {
        builder.ToTable("report_facts");
        builder.HasKey(facts => facts.ReportId);
        builder.Property(facts => facts.ReportId).ValueGeneratedNever();
        builder.HasOne<FiledReport>().WithOne().HasForeignKey<ReportFacts>(facts => facts.ReportId);
    }
}
