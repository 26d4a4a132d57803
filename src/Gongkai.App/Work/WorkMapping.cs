using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Work;

/// <summary>后台任务存储 — the table of work that follows from changes.</summary>
internal sealed class WorkMapping : IEntityTypeConfiguration<OutboxItem>
{
    public void Configure(EntityTypeBuilder<OutboxItem> builder)
    {
        builder.ToTable("outbox");
        builder.Property(item => item.Id).ValueGeneratedNever();
    }
}
