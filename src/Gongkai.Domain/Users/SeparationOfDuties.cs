namespace Gongkai.Domain.Users;

/// <summary>不相容职责分离 — nobody reviews, approves or releases the own work.</summary>
public static class SeparationOfDuties
{
    /// <summary>The refusal where the reviewer is one of those who made the work; null where the review may go on.</summary>
    public static Refusal? Check(Guid reviewer, params ReadOnlySpan<Guid> makers) =>
        makers.Contains(reviewer) ? new Refusal("own-work", "不能审核、批准自己起草或经手的内容，请由其他人员办理。") : null;
}
