using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>关联的公开信息 — turns what people write of an item, its index number or its address, into the item itself, and only where it is public.</summary>
internal static class LinkedItems
{
    internal static async Task<IReadOnlyDictionary<string, string>> ResolveAsync(GongkaiDb db, LedgerDefinition ledger, IReadOnlyDictionary<string, string> typed, DateTimeOffset now, CancellationToken cancellation)
    {
        var fields = ledger.Fields.Where(field => field.Type == LedgerFieldType.Item).ToList();
        if (fields.Count == 0 || !typed.Any(pair => pair.Value.Trim().Length > 0 && fields.Any(field => field.Code == pair.Key || field.Name == pair.Key)))
        {
            return typed;
        }

        var whole = typed.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var (key, value) in typed.Where(pair => pair.Value.Trim().Length > 0 && fields.Any(field => field.Code == pair.Key || field.Name == pair.Key)))
        {
            var text = value.Trim();
            Guid? id = LedgerField.ItemIn(text);
            var found = await PublicItems.Of(db, now).Where(item => id != null ? item.Id == id : item.IndexNumber == text).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancellation);
            whole[key] = found?.ToString() ?? $"{LedgerField.NoItem}{text}";
        }

        return whole;
    }
}
