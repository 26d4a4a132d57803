using System.Globalization;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>可转发的信息 — an item that passed review and is public, with the accounts that carry it already.</summary>
public sealed record PostableItem(Guid Id, string Title, DateTimeOffset PublishedAt, bool IsReprint, IReadOnlyList<string> PostedBy);

/// <summary>新媒体转发登记 — makes records of posts from an item that was reviewed and published: nothing is typed twice.</summary>
public sealed class PostItems(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    private const int Newest = 40;

    private static readonly LedgerDefinition s_posts = LedgerDefinitions.Find("posts")!;

    /// <summary>The newest items of the own organ.</summary>
    public async Task<IReadOnlyList<PostableItem>> ItemsAsync(Guid? only = null, CancellationToken cancellation = default)
    {
        var items = await PublicItems.Of(db, clock.Now).Where(item => item.OrganId == caller.OrganId && (only == null || item.Id == only)).OrderByDescending(item => item.Sequence).Take(Newest)
            .Select(item => new { item.Id, item.Title, item.PublishedAt, item.IsReprint }).ToListAsync(cancellation);
        var keys = items.Select(item => item.Id.ToString()).ToList();
        var known = await db.LedgerValues.Where(value => value.Ledger == s_posts.Code && value.Field == "item" && keys.Contains(value.Value) && value.OrganId == caller.OrganId)
            .Join(db.LedgerRecords.Where(record => record.RemovedAt == null), value => value.RecordId, record => record.Id, (value, record) => new { value.Value, record.Id }).ToListAsync(cancellation);
        var records = known.Select(one => one.Id).ToList();
        var accounts = await db.LedgerValues.Where(value => records.Contains(value.RecordId) && value.Field == "account").ToDictionaryAsync(value => value.RecordId, value => value.Value, cancellation);
        return [.. items.Select(item => new PostableItem(item.Id, item.Title, item.PublishedAt!.Value, item.IsReprint,
            [.. known.Where(one => one.Value == item.Id.ToString() && accounts.ContainsKey(one.Id)).Select(one => accounts[one.Id]).Distinct()]))];
    }

    /// <summary>Accounts of the own organ that are open.</summary>
    public async Task<IReadOnlyList<LedgerRow>> AccountsAsync(CancellationToken cancellation = default) =>
        [.. (await new AccountWatch(db, vault, clock).RunAsync(cancellation)).Where(account => account.Account.OrganId == caller.OrganId).Select(account => account.Account).OrderBy(account => account.Title, StringComparer.Ordinal)];

    /// <summary>Registers that accounts carried an item on a day; an account that carries it already is left out.</summary>
    public async Task<Result<int>> RunAsync(Guid itemId, IReadOnlyCollection<Guid> accountIds, DateOnly postedOn, CancellationToken cancellation = default)
    {
        var keep = new KeepLedger(db, vault, caller, clock);
        if (keep.Allowed(s_posts.Code).Refusal is { } refused)
        {
            return refused;
        }

        if (await ItemsAsync(itemId, cancellation) is not [var item, ..])
        {
            return new Refusal("post-item", "只能从本机关已经审核、已在门户公开的信息登记。");
        }

        if (postedOn > clock.Today || postedOn < SiteClock.DayOf(item.PublishedAt))
        {
            return new Refusal("post-day", "发布日期不能在今天之后，也不能早于信息公开的日期。");
        }

        var accounts = (await AccountsAsync(cancellation)).Where(account => accountIds.Contains(account.Id) && !item.PostedBy.Contains(account.Entry["name"])).ToList();
        if (accounts.Count == 0)
        {
            return new Refusal("post-accounts", "请选择还没有登记过这条信息的账号。");
        }

        foreach (var account in accounts)
        {
            keep.Add(s_posts, LedgerEntry.Read(s_posts, new Dictionary<string, string>
            {
                ["platform"] = account.Entry["platform"],
                ["account"] = account.Entry["name"],
                ["title"] = item.Title.Length <= 200 ? item.Title : item.Title[..200],
                ["postedOn"] = postedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["quantity"] = "1",
                ["original"] = item.IsReprint ? "no" : "yes",
                ["reviewed"] = "yes",
                ["item"] = item.Id.ToString(),
            }));
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } conflict ? conflict : accounts.Count;
    }
}
