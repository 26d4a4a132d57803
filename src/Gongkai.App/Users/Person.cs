using Gongkai.Domain.Organs;

namespace Gongkai.App.Users;

/// <summary>工作人员 — somebody of an organ who signs in; what he or she may do follows from roles.</summary>
public sealed class Person : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid? UnitId { get; set; }

    /// <summary>登录名; unique in the installation.</summary>
    public string SignInName { get; set; } = "";

    /// <summary>The sign-in name as it is compared.</summary>
    public string NormalizedName { get; set; } = "";

    /// <summary>姓名.</summary>
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    public string SecurityStamp { get; set; } = "";

    public bool HasSecondFactor { get; set; }

    /// <summary>Sealed by <see cref="Storage.Vault"/>.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Hashes of the recovery codes that are left, separated by semicolons.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Time step of the last code that was accepted; no code is accepted twice (RFC 6238, 5.2).</summary>
    public long LastCodeStep { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public string LastSignInFrom { get; set; } = "";

    public bool IsDisabled { get; set; }

    public int Version { get; set; }

    public List<RoleAssignment> Roles { get; init; } = [];
}
