using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>动态口令要求 — for which roles the setting of the site makes a second factor compulsory.</summary>
public static class SecondFactorRule
{
    public static async Task<bool> AppliesAsync(GongkaiDb db, IEnumerable<Role> roles, CancellationToken cancellation = default)
    {
        var setting = await db.Settings.AsNoTracking().Where(setting => setting.Name == SettingNames.SecondFactorRoles).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation);
        return roles.Any(RolesIn(setting).Contains);
    }

    internal static IReadOnlyList<Role> RolesIn(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RoleTable.Find).OfType<RoleEntry>().Select(entry => entry.Role)];
}
