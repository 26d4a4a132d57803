using Gongkai.App.Users;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Users;

/// <summary>选项表 — roles, account states, kinds of organ and units as the fields of forms and filters offer them.</summary>
internal static class RoleChoices
{
    internal static IReadOnlyList<Choice> Roles { get; } =
        [.. RoleTable.Roles.Select(entry => new Choice(entry.Role.ToString(), entry.Name, string.Join('、', entry.Permissions.Where(permission => permission != Permission.UseDesk).Select(RoleTable.InChinese))))];

    internal static IReadOnlyList<Choice> PlainRoles { get; } = [.. RoleTable.Roles.Select(entry => new Choice(entry.Code, entry.Name))];

    internal static IReadOnlyList<Choice> States { get; } = [.. Enum.GetValues<AccountState>().Select(state => new Choice(state.ToString(), LampOf(state).Text))];

    internal static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<OrganKind>().Select(kind => new Choice(kind.ToString(), OrganKinds.InChinese(kind)))];

    internal static IReadOnlyList<Choice> Of(IEnumerable<OrganUnit> units) => [.. units.Select(unit => new Choice(unit.Id.ToString(), unit.Name))];

    internal static Lamp LampOf(AccountState state) => state switch
    {
        AccountState.Active => new Lamp(LampColor.Green, "在用"),
        AccountState.Disabled => new Lamp(LampColor.Grey, "已停用"),
        AccountState.Locked => new Lamp(LampColor.Red, "已锁定"),
        AccountState.NotSetUp => new Lamp(LampColor.Orange, "未设密码"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
