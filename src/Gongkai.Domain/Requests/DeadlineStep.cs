namespace Gongkai.Domain.Requests;

/// <summary>期限说明 — one step of the ledger: from when to when, what happened, what was counted, and the provision; 条例 33.</summary>
/// <param name="Kind">What kind of step.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; the same day for a single event.</param>
/// <param name="Text">What happened, one Chinese sentence without full stop.</param>
/// <param name="Basis">The provision behind it.</param>
public sealed record DeadlineStep(DeadlineStepKind Kind, DateOnly From, DateOnly To, string Text, Provision Basis)
{
    /// <summary>Working days counted in the step.</summary>
    public int Counted { get; init; }

    /// <summary>Working days left out in the step.</summary>
    public int Excluded { get; init; }
}

/// <summary>期限说明种类 — what a step of the ledger tells.</summary>
public enum DeadlineStepKind
{
    Submitted,
    Received,
    Counted,
    Stopped,
    Waiting,
    Restarted,
    Extended,
    Delayed,
    Due,
    Ended,

    /// <summary>Something was done late or without effect; the text says what follows.</summary>
    Warning,
}
