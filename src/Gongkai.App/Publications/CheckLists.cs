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
    /// <summary>JSON list of lists of words that mean the same.</summary>
    internal const string SynonymsSetting = "own-synonyms";

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

    /// <summary>领导名单, in order, and the site's own groups of synonyms.</summary>
    public async Task<(IReadOnlyList<Leader> Leaders, IReadOnlyList<IReadOnlyList<string>> Synonyms)> NamesAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return (await ReadAsync<Leader>(db, ItemChecks.LeadersSetting, cancellation), await ReadAsync<IReadOnlyList<string>>(db, SynonymsSetting, cancellation));
    }

    public async Task<Refusal?> SetNamesAsync(Caller caller, IReadOnlyList<Leader> leaders, IReadOnlyList<IReadOnlyList<string>> synonyms, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        if (leaders.FirstOrDefault(leader => leader.Name.Length is < 2 or > 20 || leader.Title.Length is < 2 or > 40) is { } wrong)
        {
            return new Refusal("check-leader", $"“{wrong.Name}”这一行不对：应写成 姓名|职务，按排名先后一人一行。");
        }

        if (synonyms.FirstOrDefault(group => group.Count < 2 || group.Any(word => word.Length is < 2 or > 30)) is { } group)
        {
            return new Refusal("check-synonyms", $"“{string.Join('、', group)}”这一行不对：同义词一行一组，至少两个，每个至少两个字，以顿号分隔。");
        }

        await using var db = database.Open(caller.Scope);
        await WriteAsync(db, ItemChecks.LeadersSetting, JsonSerializer.Serialize(leaders, JsonSerializerOptions.Web), cancellation);
        await WriteAsync(db, SynonymsSetting, JsonSerializer.Serialize(synonyms, JsonSerializerOptions.Web), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "checks-set").With(new { leaders = leaders.Count, synonyms = synonyms.Count }));
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
