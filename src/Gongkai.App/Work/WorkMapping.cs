using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Work;

/// <summary>后台任务存储 — the tables of work that follows from changes and of the runs of jobs.</summary>
internal sealed class WorkMapping : IEntityTypeConfiguration<OutboxItem>, IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<OutboxItem> builder)
    {
        builder.ToTable("outbox");
        builder.Property(item => item.Id).ValueGeneratedNever();

        // Whoever lost the lease meanwhile finds other values here and changes nothing.
        builder.Property(item => item.Attempts).IsConcurrencyToken();
        builder.Property(item => item.LeasedUntil).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.HasKey(run => run.Code);
    }
}
