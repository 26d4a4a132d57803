using System.Linq.Expressions;
using Gongkai.Domain.Publications;

namespace Gongkai.App.Publications;

/// <summary>信息列表行 — what a list shows of a public item.</summary>
public sealed record ItemRow(Guid Id, long Sequence, string Title, DateTimeOffset PublishedAt, Guid ColumnId)
{
    public Guid OrganId { get; init; }

    public ItemKind Kind { get; init; }

    public string IndexNumber { get; init; } = "";

    public string DocumentNumber { get; init; } = "";

    public string IssuingOrgan { get; init; } = "";

    /// <summary>As <see cref="Publication.JointIds"/> reads it.</summary>
    public string JointOrgans { get; init; } = "";

    public ItemAudience? Audience { get; init; }

    public DateOnly? DatedOn { get; init; }

    public string Summary { get; init; } = "";

    public DateTimeOffset? CorrectedAt { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? LapsesOn { get; init; }

    public DateOnly? PartlyLapsesOn { get; init; }

    public DateOnly? AmendedOn { get; init; }

    public DateOnly? RepealedOn { get; init; }

    internal static readonly Expression<Func<Publication, ItemRow>> Projection = item => new ItemRow(item.Id, item.Sequence!.Value, item.Title, item.PublishedAt!.Value, item.ColumnId)
    {
        OrganId = item.OrganId,
        Kind = item.Kind,
        IndexNumber = item.IndexNumber!,
        DocumentNumber = item.DocumentNumber,
        IssuingOrgan = item.IssuingOrgan,
        JointOrgans = item.JointOrgans,
        Audience = item.Audience,
        DatedOn = item.DatedOn,
        Summary = item.Summary,
        CorrectedAt = item.CorrectedAt,
        EffectiveOn = item.EffectiveOn,
        LapsesOn = item.LapsesOn,
        PartlyLapsesOn = item.PartlyLapsesOn,
        AmendedOn = item.AmendedOn,
        RepealedOn = item.RepealedOn,
    };

    private static readonly Func<Publication, ItemRow> s_of = Projection.Compile();

    /// <summary>The row of an item that is read whole.</summary>
    internal static ItemRow Of(Publication item) => s_of(item);

    /// <summary>What holds on a day; null for an item that is no document.</summary>
    public ValidityOnDay? ValidityOn(DateOnly today) => ItemKinds.Of(Kind).HasValidity
        ? new ValidityDates { EffectiveOn = EffectiveOn, LapsesOn = LapsesOn, PartlyLapsesOn = PartlyLapsesOn, AmendedOn = AmendedOn, RepealedOn = RepealedOn }.On(today)
        : null;
}

/// <summary>有效性筛选 — the rule of <see cref="ValidityDates.On"/> as the databases compute it; a test holds the two together.</summary>
internal static class ValidityFilter
{
    internal static IQueryable<Publication> WithValidity(this IQueryable<Publication> items, Validity? validity, DateOnly today)
    {
        if (validity is not { } wanted)
        {
            return items;
        }

        var documents = ItemKinds.All.Where(kind => kind.HasValidity).Select(kind => kind.Kind).ToList();
        var code = (int)wanted;
        return items.Where(item => documents.Contains(item.Kind)).Where(item => code == (
            item.RepealedOn <= today && !(item.LapsesOn != null && item.LapsesOn < item.RepealedOn) ? (int)Validity.Repealed
            : item.LapsesOn <= today ? (int)Validity.Lapsed
            : item.EffectiveOn > today ? (int)Validity.NotYetInForce
            : item.PartlyLapsesOn <= today ? (int)Validity.PartlyLapsed
            : item.AmendedOn <= today ? (int)Validity.Amended
            : (int)Validity.InForce));
    }
}
