using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>检查词表 — the site's own error-prone words and the sources that may be reprinted, as administrators keep them.</summary>
public sealed class CheckLists(SiteDatabase database, SiteClock clock)
{
    public async Task<(IReadOnlyList<ErrorProneWord> Words, IReadOnlyList<string> Sources)> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return (await ReadAsync<ErrorProneWord>(db, ItemChecks.WordingSetting, cancellation), await ReadAsync<string>(db, ItemChecks.SourcesSetting, cancellation));
    }

    public async Task<Refusal?> SetAsync(Caller caller, IReadOnlyList<ErrorProneWord> words, IReadOnlyList<string> sources, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        if (words.FirstOrDefault(word => word.Wrong.Length < 2 || word.Right.Length == 0 || word.Wrong == word.Right) is { } wrong)
        {
            return new Refusal("check-word", $"“{wrong.Wrong}”这一行不对：应写成 错词|正词|说明，错词至少两个字，并且与正词不同。");
        }

        await using var db = database.Open(caller.Scope);
        await WriteAsync(db, ItemChecks.WordingSetting, JsonSerializer.Serialize(words, JsonSerializerOptions.Web), cancellation);
        await WriteAsync(db, ItemChecks.SourcesSetting, JsonSerializer.Serialize(sources, JsonSerializerOptions.Web), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "checks-set").With(new { words = words.Count, sources = sources.Count }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private static async Task<List<T>> ReadAsync<T>(GongkaiDb db, string name, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().Where(setting => setting.Name == name).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation) is { } text
            ? JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Web) ?? []
            : [];

    private static async Task WriteAsync(GongkaiDb db, string name, string value, CancellationToken cancellation)
    {
        if (await db.Settings.FirstOrDefaultAsync(setting => setting.Name == name, cancellation) is { } known)
        {
            known.Value = value;
            return;
        }

        db.Add(new SiteSetting { Name = name, Value = value });
    }
}
