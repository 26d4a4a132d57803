using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Letters;

/// <summary>来信存储 — the table of letters.</summary>
internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letters");
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.HasOne<Organ>().WithMany().HasForeignKey(letter => letter.OrganId);
        builder.Ignore(letter => letter.IsOpen);
    }
}
