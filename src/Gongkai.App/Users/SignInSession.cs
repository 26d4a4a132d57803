namespace Gongkai.App.Users;

/// <summary>登录会话 — one sign-in on one device, which its owner or an administrator can end.</summary>
public sealed class SignInSession
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; set; }

    public string FromAddress { get; init; } = "";

    /// <summary>What the browser says it is.</summary>
    public string Device { get; init; } = "";

    public DateTimeOffset? EndedAt { get; set; }
}
