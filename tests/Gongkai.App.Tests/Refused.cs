using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests;

/// <summary>That a use case says no with this code and these words, and leaves every table as it was.</summary>
internal static class Refused
{
    internal static async Task AssertAsync(TestSite site, (string Code, string Words) expected, Func<Task<Refusal?>> use)
    {
        var before = await RowsAsync(site);

        var refusal = await use();

        Assert.Equal(expected.Code, refusal?.Code);
        Assert.Contains(expected.Words, refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(site));
    }

    internal static Task AssertAsync<T>(TestSite site, (string Code, string Words) expected, Func<Task<Result<T>>> use)
        where T : notnull => AssertAsync(site, expected, async () => (await use()).Refusal);

    /// <summary>How many rows every table has, and how often its rows were changed.</summary>
    private static async Task<string> RowsAsync(TestSite site)
    {
        await using var db = site.Open();
        var tables = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsOwned()).DistinctBy(type => type.GetTableName()).OrderBy(type => type.GetTableName(), StringComparer.Ordinal);
        var counts = tables.Select(type => type.FindProperty(Model.Version) is { } version
            ? $"SELECT '{type.GetTableName()} ' || count(*) || ' ' || coalesce(sum({version.GetColumnName()}), 0) AS \"Value\" FROM {type.GetTableName()}"
            : $"SELECT '{type.GetTableName()} ' || count(*) AS \"Value\" FROM {type.GetTableName()}");
        return string.Join('\n', (await db.Database.SqlQueryRaw<string>(string.Join(" UNION ALL ", counts)).ToListAsync()).Order(StringComparer.Ordinal));
    }
}
