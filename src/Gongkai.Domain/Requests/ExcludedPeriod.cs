namespace Gongkai.Domain.Requests;

/// <summary>不计算在期限内的时间 — days on which the clock stands, both ends included; several at once count as their union; 条例 33(3).</summary>
/// <param name="From">The day after the letter was sent.</param>
/// <param name="To">The day the opinion came or the time for it ran out; null while neither is known.</param>
/// <param name="Reason">Why, as the ledger prints it.</param>
/// <param name="Basis">The provision.</param>
public sealed record ExcludedPeriod(DateOnly From, DateOnly? To, string Reason, Provision Basis)
{
    /// <summary>Of a consultation: who was asked.</summary>
    public string? Party { get; init; }

    public ConsultationKind? Consultation { get; init; }

    /// <summary>True while no opinion is recorded and nobody asked again: the end is the day on which silence takes effect.</summary>
    public bool IsUnanswered { get; init; }

    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);
}
