using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Operation;

/// <summary>保护密钥 — one key of the cookies and forms, sealed; every node reads the same ones.</summary>
public sealed class ProtectionKey
{
    public string Name { get; init; } = "";

    /// <summary>XML whose secret part is sealed by <see cref="Storage.Vault"/>.</summary>
    public string Content { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>密钥存储 — the table of keys.</summary>
internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(key => key.Name);
    }
}
