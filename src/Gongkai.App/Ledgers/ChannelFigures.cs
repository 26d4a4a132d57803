using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>渠道条数 — how many pieces a channel carried of one column or form in a year.</summary>
public sealed record ChannelCount(string Channel, string Part, decimal Count);

/// <summary>各渠道公开条数 — what was made public in a year by channel and column or form: this portal, other sites, interpretation, proposals, new media; adds up to the metric public.total.</summary>
public sealed class ChannelFigures(SiteDatabase database)
{
    private const string Portal = "本门户网站";

    // The forms that the total counts, as the metrics define them.
    private const string CountedForms = "kind=article|graphic|video|response|press";

    /// <param name="items">Of the organ and year, as <see cref="ItemFigures"/> has counted them.</param>
    public async Task<IReadOnlyList<ChannelCount>> RunAsync(Guid? organ, int year, IReadOnlyList<ItemCount> items, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var columns = await db.Set<CatalogColumn>().AsNoTracking().ToDictionaryAsync(column => column.Id, column => column.Name, cancellation);
        var proposals = await new SumLedger(db).CountAsync(Filter("proposals", organ, year) with { Where = "publishedOn=*" }, cancellation);
        return
        [
            .. items.GroupBy(item => columns[item.ColumnId]).Select(column => new ChannelCount(Portal, column.Key, column.Sum(item => item.Count))).OrderByDescending(count => count.Count),
            .. await LedgerAsync(db, Filter("releases", organ, year), ("platform", "column"), cancellation),
            .. (await LedgerAsync(db, Filter("activities", organ, year) with { Where = CountedForms }, ("kind", "kind"), cancellation)).Select(count => count with { Channel = "政策解读、回应和发布会" }),
            .. proposals > 0 ? [new ChannelCount("建议提案", "答复公开", proposals)] : (ChannelCount[])[],
            .. await LedgerAsync(db, Filter("posts", organ, year), ("platform", "account"), cancellation),
        ];
    }

    private static LedgerFilter Filter(string ledger, Guid? organ, int year) => new LedgerFilter(ledger) { OrganId = organ }.InYear(year);

    private static async Task<IEnumerable<ChannelCount>> LedgerAsync(GongkaiDb db, LedgerFilter filter, (string Channel, string Part) by, CancellationToken cancellation)
    {
        var ledger = LedgerDefinitions.Find(filter.Ledger)!;
        var records = await filter.Of(db.LedgerRecords.AsNoTracking()).Select(record => new
        {
            Channel = record.Values.Where(value => value.Field == by.Channel).Select(value => value.Value).FirstOrDefault(),
            Part = record.Values.Where(value => value.Field == by.Part).Select(value => value.Value).FirstOrDefault(),
            Amount = record.Values.Where(value => value.Field == "quantity").Select(value => value.Amount).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return records.GroupBy(record => (record.Channel, record.Part))
            .Select(group => new ChannelCount(Shown(by.Channel, group.Key.Channel), Shown(by.Part, group.Key.Part), group.Sum(record => record.Amount ?? 0)))
            .OrderBy(count => count.Channel, StringComparer.Ordinal).ThenByDescending(count => count.Count);

        string Shown(string field, string? value) => value is { Length: > 0 } ? ledger.Field(field)!.Shown(value) : "未注明";
    }
}
