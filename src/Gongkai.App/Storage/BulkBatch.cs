using Gongkai.App.Audit;

namespace Gongkai.App.Storage;

/// <summary>批 — records and events that are written together in bulk; nobody tracks them.</summary>
internal sealed class BulkBatch
{
    private readonly Dictionary<Type, List<object>> _records = [];
    private readonly List<EventDraft> _events = [];

    internal IEnumerable<(Type Type, List<object> Records)> Records => _records.Select(pair => (pair.Key, pair.Value));

    internal IReadOnlyList<EventDraft> Events => _events;

    internal void Add(object record)
    {
        if (!_records.TryGetValue(record.GetType(), out var list))
        {
            _records.Add(record.GetType(), list = []);
        }

        list.Add(record);
    }

    internal void AddRange(IEnumerable<object> records)
    {
        foreach (var record in records)
        {
            Add(record);
        }
    }

    internal void Record(EventDraft happened) => _events.Add(happened);
}
