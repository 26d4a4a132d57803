using Gongkai.App.Audit;

namespace Gongkai.App.Users;

/// <summary>人员动作 — what happens to people, their roles, passwords and sessions.</summary>
public static class PersonEvents
{
    public const string Subject = "person";

    public static readonly EventKind Created = new("person-created", "新增人员");
    public static readonly EventKind Changed = new("person-changed", "修改人员资料");
    public static readonly EventKind RolesAssigned = new("roles-assigned", "调整岗位");
    public static readonly EventKind Disabled = new("person-disabled", "停用账号");
    public static readonly EventKind Enabled = new("person-enabled", "恢复账号");
    public static readonly EventKind PasswordReset = new("password-reset", "重置密码（发出设置链接）");
    public static readonly EventKind PasswordSet = new("password-set", "通过链接设置密码");
    public static readonly EventKind PasswordChanged = new("password-changed", "修改自己的密码");
    public static readonly EventKind SecondFactorPrepared = new("second-factor-prepared", "生成动态口令密钥");
    public static readonly EventKind SecondFactorEnrolled = new("second-factor-enrolled", "启用动态口令");
    public static readonly EventKind SecondFactorReset = new("second-factor-reset", "解除动态口令");
    public static readonly EventKind RecoveryCodesRenewed = new("recovery-codes-renewed", "更换备用码");
    public static readonly EventKind PasswordAccepted = new("sign-in-password", "登录：密码通过");
    public static readonly EventKind SignedIn = new("signed-in", "登录");
    public static readonly EventKind SignInFailed = new("sign-in-failed", "登录失败");
    public static readonly EventKind LockedOut = new("locked-out", "连续失败，账号锁定");
    public static readonly EventKind SignedOut = new("signed-out", "退出登录");
    public static readonly EventKind SessionEnded = new("session-ended", "结束会话");

    public static IReadOnlyList<EventKind> All { get; } =
    [
        Created, Changed, RolesAssigned, Disabled, Enabled, PasswordReset, PasswordSet, PasswordChanged, SecondFactorPrepared, SecondFactorEnrolled,
        SecondFactorReset, RecoveryCodesRenewed, PasswordAccepted, SignedIn, SignInFailed, LockedOut, SignedOut, SessionEnded,
    ];

    /// <summary>The draft of an event about <paramref name="person"/>.</summary>
    internal static EventDraft On(this EventKind kind, Person person) => kind.On(person.OrganId, Subject, person.Id);
}
