using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Reports;

/// <summary>年报存储 — the tables of filed reports and of verdicts on their findings.</summary>
internal sealed class ReportMapping : IEntityTypeConfiguration<FiledReport>, IEntityTypeConfiguration<FindingDecision>
{
    public void Configure(EntityTypeBuilder<FiledReport> builder)
    {
        builder.ToTable("filed_reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(report => report.OrganId);
    }

    public void Configure(EntityTypeBuilder<FindingDecision> builder)
    {
        builder.ToTable("finding_decisions");
        builder.HasKey(decision => new { decision.ReportId, decision.Rule, decision.Location });
        builder.HasOne<FiledReport>().WithMany().HasForeignKey(decision => decision.ReportId);
    }
}
