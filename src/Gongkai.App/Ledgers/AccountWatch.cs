using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>账号更新情况 — one account with the day of its last post, which comes from the posts and from nowhere else.</summary>
public sealed record AccountSilence(LedgerRow Account, DateOnly? LastPostOn, int DaysSilent, bool HasInteraction)
{
    /// <summary>No post for two weeks fails the whole account (国办秘函〔2019〕19号).</summary>
    public const int VetoDays = 14;

    /// <summary>The alarm comes while there is time left.</summary>
    public const int AlarmDays = 10;

    public bool IsSilent => DaysSilent > VetoDays;

    public bool IsNearlySilent => !IsSilent && DaysSilent >= AlarmDays;
}

/// <summary>新媒体更新监测 — accounts that are open, the quietest first.</summary>
public sealed class AccountWatch(GongkaiDb db, Vault vault, SiteClock clock)
{
    public async Task<IReadOnlyList<AccountSilence>> RunAsync(CancellationToken cancellation = default)
    {
        var today = clock.Today;
        var accounts = new List<LedgerRow>();
        var read = new ReadLedger(db, vault, clock);
        for (var page = 1; ; page++)
        {
            var (total, rows) = await read.ListAsync(new LedgerFilter("accounts"), page, cancellation);
            accounts.AddRange(rows);
            if (accounts.Count >= total)
            {
                break;
            }
        }

        var last = (await db.LedgerValues.Where(value => value.Ledger == "posts" && value.Field == "account" && value.HappenedOn <= today)
            .GroupBy(value => new { value.OrganId, value.Value }).Select(group => new { group.Key.OrganId, group.Key.Value, Last = group.Max(value => value.HappenedOn) }).ToListAsync(cancellation))
            .ToDictionary(group => (group.OrganId, group.Value), group => group.Last);
        return [.. accounts.Where(account => account.Entry["closedOn"].Length == 0).Select(account =>
        {
            DateOnly? newest = last.TryGetValue((account.OrganId, account.Entry["name"]), out var day) ? day : null;
            var since = newest ?? LedgerEntry.Date(account.Entry["openedOn"])!.Value;
            return new AccountSilence(account, newest, today.DayNumber - since.DayNumber, account.Entry["hasInteraction"] == "yes");
        }).OrderByDescending(state => state.DaysSilent)];
    }
}
