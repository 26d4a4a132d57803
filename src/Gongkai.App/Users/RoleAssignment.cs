using Gongkai.Domain.Users;

namespace Gongkai.App.Users;

/// <summary>授权 — a role that a person plays in the own organ.</summary>
public sealed class RoleAssignment
{
    public Guid PersonId { get; init; }

    public Role Role { get; init; }
}
