using Gongkai.Domain.Publications;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>计数文件 — what decides where a published document is counted in table two; 条例 20(1).</summary>
/// <param name="DatedOn">成文日期; null where nobody gave it: then the making of the document is counted in no year.</param>
/// <param name="PublishedOn">The day of publication in China.</param>
public sealed record CountedDocument(ItemKind Kind, DateOnly? DatedOn, DateOnly PublishedOn, ValidityDates Dates)
{
    /// <summary>The day on which it was repealed or lapsed, whichever came first.</summary>
    public DateOnly? EndedOn => Dates.RepealedOn < Dates.LapsesOn || Dates.LapsesOn is null ? Dates.RepealedOn : Dates.LapsesOn;

    public bool HasEndedBy(DateOnly day) => EndedOn <= day;
}
