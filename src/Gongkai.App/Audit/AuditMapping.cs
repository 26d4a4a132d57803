using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Audit;

/// <summary>审计存储 — the tables of the log.</summary>
internal sealed class AuditMapping : IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("case_events");
        builder.HasKey(happened => new { happened.OrganId, happened.Number });
    }

    public void Configure(EntityTypeBuilder<ChainHead> builder)
    {
        builder.ToTable("chain_heads");
        builder.HasKey(head => head.OrganId);
    }
}
