using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>动态口令要求 — for which roles the setting of the site makes a second factor compulsory.</summary>
public static class SecondFactorRule
{
    public static async Task<bool> AppliesAsync(GongkaiDb db, IEnumerable<Role> roles, CancellationToken cancellation = default) =>
        (await RolesAsync(db, cancellation)).Intersect(roles).Any();

    public static async Task<IReadOnlyList<Role>> RolesAsync(GongkaiDb db, CancellationToken cancellation = default)
    {
        var setting = await db.Settings.AsNoTracking().Where(setting => setting.Name == SettingNames.SecondFactorRoles).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation);
        return [.. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RoleTable.Find).OfType<RoleEntry>().Select(entry => entry.Role)];
    }
}
