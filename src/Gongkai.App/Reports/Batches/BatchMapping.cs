using Gongkai.App.Reports.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Reports.Batches;

/// <summary>批次存储 — the tables of uploaded batches and their files, of the cells that people read, and of the grounds that analyses count.</summary>
internal sealed class BatchMapping : IEntityTypeConfiguration<ReportBatch>, IEntityTypeConfiguration<BatchFile>, IEntityTypeConfiguration<ReportGround>, IEntityTypeConfiguration<CellEntry>
{
    public void Configure(EntityTypeBuilder<ReportBatch> builder)
    {
        builder.ToTable("report_batches");
        builder.Property(batch => batch.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<BatchFile> builder)
    {
        builder.ToTable("report_batch_files");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasOne<ReportBatch>().WithMany().HasForeignKey(file => file.BatchId);
    }

    public void Configure(EntityTypeBuilder<ReportGround> builder)
    {
        builder.ToTable("report_grounds");
        builder.HasKey(ground => new { ground.ReportId, ground.Ground });
        builder.HasOne<FiledReport>().WithMany().HasForeignKey(ground => ground.ReportId);
    }

    public void Configure(EntityTypeBuilder<CellEntry> builder)
    {
        builder.ToTable("report_cell_entries");
        builder.Ignore(entry => entry.IsConfirmed);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasOne<FiledReport>().WithMany().HasForeignKey(entry => entry.ReportId);
    }
}
