using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>索引号规则设置 — reads and sets an organ's rule for index numbers, and shows the number that an item would get; 条例 12.</summary>
public sealed class IndexNumbers(SiteDatabase database, SiteClock clock)
{
    private const string RuleName = "index-number";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The number that the next item of this kind would get; nothing is taken.</summary>
    public async Task<Result<string>> PreviewAsync(Caller caller, Guid itemId, IndexNumberRule? rule = null, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        if (await db.Set<Publication>().FirstOrDefaultAsync(item => item.Id == itemId, cancellation) is not { } item)
        {
            return ItemWork.NotFound;
        }

        var (current, facts) = await RuleAsync(db, item, clock.Today, cancellation);
        var chosen = rule ?? current;
        if (chosen.Check() is { } refusal)
        {
            return refusal;
        }

        var name = CounterName(chosen, facts);
        var last = await db.Database.SqlQuery<long>($"SELECT last AS \"Value\" FROM counters WHERE name = {name}").ToListAsync(cancellation);
        return chosen.Number(facts, last.FirstOrDefault() + 1);
    }

    /// <summary>The organ's own rule, or the one that ships.</summary>
    public async Task<IndexNumberRule> RuleAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await RuleOfAsync(db, caller.OrganId, cancellation);
    }

    /// <summary>Sets the rule for numbers from now on; numbers that were given stay.</summary>
    public async Task<Refusal?> SetAsync(Caller caller, IndexNumberRule rule, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.ManageSite) ?? rule.Check()) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(caller.Scope);
        await db.SetRuleAsync(caller.OrganId, RuleName, JsonSerializer.Serialize(rule, s_options), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "index-rule-set").With(rule));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    internal static string CounterName(IndexNumberRule rule, IndexNumberFacts facts) => $"index-number:{rule.SequenceKey(facts)}";

    internal static async Task<(IndexNumberRule Rule, IndexNumberFacts Facts)> RuleAsync(GongkaiDb db, Publication item, DateOnly today, CancellationToken cancellation)
    {
        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == item.OrganId, cancellation);
        var column = await db.Set<CatalogColumn>().AsNoTracking().FirstAsync(column => column.Id == item.ColumnId, cancellation);
        var rule = await RuleOfAsync(db, item.OrganId, cancellation);
        var code = organ.CreditCode ?? organ.Number.ToString("000000000", CultureInfo.InvariantCulture);
        return (rule, new IndexNumberFacts(code, item.ThemeCode, column.Code, today));
    }

    private static async Task<IndexNumberRule> RuleOfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) =>
        await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == organ && rule.Name == RuleName, cancellation) is { } own
            ? JsonSerializer.Deserialize<IndexNumberRule>(own.Content, s_options)!
            : IndexNumberRule.Default;
}

/// <summary>机关规则读写 — one named rule of an organ.</summary>
internal static class OrganRules
{
    internal static async Task SetRuleAsync(this GongkaiDb db, Guid organ, string name, string content, CancellationToken cancellation)
    {
        if (await db.Set<OrganRule>().FirstOrDefaultAsync(rule => rule.OrganId == organ && rule.Name == name, cancellation) is { } known)
        {
            known.Content = content;
            return;
        }

        db.Add(new OrganRule { OrganId = organ, Name = name, Content = content });
    }
}
