using Gongkai.App.Letters;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>同事 — who is who in the organ.</summary>
public sealed record Colleague(string Name, string Unit, IReadOnlyList<string> Roles);

/// <summary>交接包 — what a new officer must know on the first day: what is open, what is late, who is who.</summary>
public sealed record Handover(IReadOnlyList<LedgerRow> Open, IReadOnlyList<LetterRow> Letters, IReadOnlyList<Colleague> Colleagues, IReadOnlyList<AccountSilence> Accounts, IReadOnlyList<LedgerRow> Tasks);

/// <summary>编制交接包 — reads the open work and the people of the own organ.</summary>
public sealed class HandoverPack(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    public async Task<Handover> RunAsync(CancellationToken cancellation = default)
    {
        var read = new ReadLedger(db, vault, clock);
        var open = await read.OpenAsync(cancellation);
        var (_, letters) = await new FindLetters(db, vault, caller).ListAsync(new LetterFilter { OnlyOpen = true }, 1, cancellation);
        var (_, tasks) = await read.ListAsync(new LedgerFilter("key-points") { OrganId = caller.OrganId, Where = "state=open" }, 1, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var people = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == caller.OrganId && !person.IsDisabled).OrderBy(person => person.Name).ToListAsync(cancellation);
        return new Handover(open, letters,
            [.. people.Select(person => new Colleague(person.Name, person.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", [.. person.Roles.Select(role => RoleTable.Of(role.Role).Name)]))],
            [.. (await new AccountWatch(db, vault, clock).RunAsync(cancellation)).Where(account => account.Account.OrganId == caller.OrganId)], tasks);
    }
}
