using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>指标底数 — what the records of one organ and period hold, read in a handful of queries, so that a page of many metrics need not ask for each.</summary>
internal sealed class MetricSheet
{
    private static readonly string[] s_channels = ["platform", "account", "column"];
    private static readonly string[] s_units = ["unit", "owner"];

    private readonly ILookup<string, Dictionary<string, (string Value, decimal? Amount)>> _records;
    private readonly List<LetterGroup> _letters;
    private readonly List<ItemGroup> _items;
    private readonly List<RequestGroup> _requests;
    private readonly ILookup<Guid, decimal> _entered;

    private MetricSheet(ILookup<string, Dictionary<string, (string Value, decimal? Amount)>> records, (List<LetterGroup> Letters, List<ItemGroup> Items, List<RequestGroup> Requests) groups, ILookup<Guid, decimal> entered) =>
        (_records, _letters, _items, _requests, _entered) = (records, groups.Letters, groups.Items, groups.Requests, entered);

    /// <summary>What was read of other metrics already.</summary>
    internal Dictionary<string, decimal?> Known { get; } = new(StringComparer.Ordinal);

    internal static async Task<MetricSheet> LoadAsync(GongkaiDb db, (Guid Organ, MetricScope Scope) asked, DateTimeOffset now, CancellationToken cancellation)
    {
        var (organ, scope) = asked;
        var kept = db.LedgerRecords.AsNoTracking().Where(record => record.OrganId == organ && record.RemovedAt == null && record.HappenedOn >= scope.From && record.HappenedOn <= scope.To);
        var values = (await kept.SelectMany(record => record.Values).Select(value => new { value.RecordId, value.Field, value.Value, value.Amount }).ToListAsync(cancellation)).ToLookup(value => value.RecordId);
        var records = (await kept.Select(record => new { record.Id, record.Ledger }).ToListAsync(cancellation))
            .Select(record => (record.Ledger, Values: values[record.Id].ToDictionary(value => value.Field, value => (value.Value, value.Amount), StringComparer.Ordinal)))
            .Where(record => IsOf(record.Values, s_units, scope.Unit) && IsOf(record.Values, s_channels, scope.Channel));
        var letters = await db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == organ && letter.ReceivedOn >= scope.From && letter.ReceivedOn <= scope.To)
            .GroupBy(letter => new { letter.Source, letter.State, letter.Rating, letter.UnitId })
            .Select(group => new LetterGroup(group.Key.Source, group.Key.State, group.Key.Rating, group.Key.UnitId, group.Count())).ToListAsync(cancellation);
        var (start, end) = (SiteClock.StartOf(scope.From), SiteClock.StartOf(scope.To.AddDays(1)));
        var items = await PublicItems.Of(db, now).Where(item => item.OrganId == organ && item.PublishedAt >= start && item.PublishedAt < end)
            .GroupBy(item => new { item.Kind, item.IsReprint, item.UnitId, item.ColumnId })
            .Select(group => new ItemGroup(group.Key.Kind, group.Key.IsReprint, group.Key.UnitId, group.Key.ColumnId, group.Count())).ToListAsync(cancellation);
        var requests = await RequestsAsync(db, isEnded: false, scope, cancellation);
        requests.AddRange(await RequestsAsync(db, isEnded: true, scope, cancellation));
        var entered = (await db.Set<OwnMetricValue>().AsNoTracking().Where(value => value.OrganId == organ && value.Month >= scope.From && value.Month <= scope.To && scope.Unit == "" && scope.Channel == "")
            .Select(value => new { value.MetricId, value.Value }).ToListAsync(cancellation)).ToLookup(value => value.MetricId, value => value.Value);
        if (scope.Unit.Length > 0)
        {
            var units = (await db.Units.Where(unit => unit.Name == scope.Unit).Select(unit => unit.Id).ToListAsync(cancellation)).ToHashSet();
            letters.RemoveAll(letter => letter.UnitId is not { } unit || !units.Contains(unit));
            items.RemoveAll(item => item.UnitId is not { } unit || !units.Contains(unit));
        }

        if (scope.Channel.Length > 0)
        {
            var columns = (await db.Set<CatalogColumn>().Where(column => column.Name == scope.Channel).Select(column => column.Id).ToListAsync(cancellation)).ToHashSet();
            items.RemoveAll(item => !columns.Contains(item.ColumnId));
        }

        return new MetricSheet(records.ToLookup(record => record.Ledger, record => record.Values, StringComparer.Ordinal), (letters, items, requests), entered);
    }

    private static Task<List<RequestGroup>> RequestsAsync(GongkaiDb db, bool isEnded, MetricScope scope, CancellationToken cancellation) =>
        ReadMetrics.RequestsOf(db, new MetricSource.FiledRequests(isEnded, []), scope).GroupBy(request => request.Channel)
            .Select(group => new RequestGroup(isEnded, group.Key, group.Count())).ToListAsync(cancellation);

    internal int Count(string ledger, string where) => Matching(ledger, where).Count();

    internal decimal Total(string ledger, string field, string where) => Matching(ledger, where).Sum(values => values.TryGetValue(field, out var kept) ? kept.Amount ?? 0 : 0);

    internal int Count(MetricSource.LetterCount asked) => _letters.Where(letter => (asked.Source is not { } source || letter.Source == source) && asked.Measure switch
    {
        LetterMeasure.Answered => letter.State == LetterState.Answered,
        LetterMeasure.Redirected => letter.State == LetterState.Redirected,
        LetterMeasure.Rated => letter.Rating is not null,
        LetterMeasure.Satisfied => letter.Rating is Satisfaction.Satisfied or Satisfaction.Fair,
        _ => true,
    }).Sum(letter => letter.Count);

    internal int Count(MetricSource.Items asked) => _items.Where(item => (asked.Kind is not { } kind || item.Kind == kind) && !(asked.OnlyOriginal && item.IsReprint)).Sum(item => item.Count);

    internal int Count(MetricSource.FiledRequests asked) =>
        _requests.Where(request => request.IsEnded == asked.IsEnded && (asked.Channels.Count == 0 || asked.Channels.Contains(request.Channel))).Sum(request => request.Count);

    /// <summary>What was entered for a metric of the organ's own; null where nothing was.</summary>
    internal decimal? Entered(MetricSource.Entered asked) => _entered.Contains(asked.MetricId) ? _entered[asked.MetricId].Sum() : null;

    private IEnumerable<Dictionary<string, (string Value, decimal? Amount)>> Matching(string ledger, string where)
    {
        var records = _records[ledger];
        foreach (var condition in where.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (condition.Split('=', 2) is [var field, var value])
            {
                var values = value.Split('|');
                records = records.Where(record => record.TryGetValue(field, out var kept) && (value == "*" || values.Contains(kept.Value)));
            }
        }

        return records;
    }

    private static bool IsOf(Dictionary<string, (string Value, decimal? Amount)> record, string[] fields, string wanted) =>
        wanted.Length == 0 || fields.Any(field => record.TryGetValue(field, out var kept) && kept.Value == wanted);

    private sealed record LetterGroup(LetterSource Source, LetterState State, Satisfaction? Rating, Guid? UnitId, int Count);

    private sealed record RequestGroup(bool IsEnded, SubmissionChannel Channel, int Count);

    private sealed record ItemGroup(ItemKind Kind, bool IsReprint, Guid? UnitId, Guid ColumnId, int Count);
}
