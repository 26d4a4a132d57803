using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Ledgers;

/// <summary>台账存储 — the tables of ledger records and of the values that are counted.</summary>
internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerRecord>, IEntityTypeConfiguration<LedgerValue>
{
    public void Configure(EntityTypeBuilder<LedgerRecord> builder)
    {
        builder.ToTable("ledger_records");
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(record => record.OrganId);
        builder.HasMany(record => record.Values).WithOne().HasForeignKey(value => value.RecordId);
    }

    public void Configure(EntityTypeBuilder<LedgerValue> builder)
    {
        builder.ToTable("ledger_values");
        builder.HasKey(value => new { value.RecordId, value.Field });
    }
}
