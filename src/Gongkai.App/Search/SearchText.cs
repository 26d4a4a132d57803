using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Search;

/// <summary>检索文本 — the words of a public item, or a part of a long one, that the index was made of and that excerpts are cut from.</summary>
public sealed class SearchText
{
    /// <summary>The item's place among all published, times <see cref="PartsOfItem"/>, and the part: newest last.</summary>
    public long Id { get; init; }

    internal const int PartsOfItem = 100;

    public Guid PublicationId { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Document and index number.</summary>
    public string Numbers { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>Tokens of what lists are filtered by: organ, columns, year, kind, subject class.</summary>
    public string Facets { get; init; } = "";

    /// <summary><see cref="SearchTokens.Rules"/> at the time of writing.</summary>
    public int TokenRules { get; init; }
}

/// <summary>检索存储 — the table of search texts; the index itself no model describes.</summary>
internal sealed class SearchMapping : IEntityTypeConfiguration<SearchText>
{
    public void Configure(EntityTypeBuilder<SearchText> builder)
    {
        builder.ToTable("search_texts");
        builder.Property(text => text.Id).ValueGeneratedNever();
    }
}
