using Gongkai.App.Letters;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>同事 — who is who in the organ.</summary>
public sealed record Colleague(string Name, string Unit, IReadOnlyList<string> Roles);

/// <summary>交接包 — what a new officer must know on the first day: what is open, what is late, who is who.</summary>
public sealed record Handover(IReadOnlyList<LedgerRow> Open, IReadOnlyList<LetterRow> Letters, IReadOnlyList<Colleague> Colleagues, IReadOnlyList<AccountSilence> Accounts, IReadOnlyList<LedgerRow> Tasks)
{
    public string Organ { get; init; } = "";

    public DateOnly Day { get; init; }

    /// <summary>Requests for disclosure that are not answered; a number alone, because who may see them is another matter.</summary>
    public int OpenRequests { get; init; }

    /// <summary>Items that were written and are neither public nor given up.</summary>
    public int WaitingItems { get; init; }

    /// <summary>What to do each day, in the order in which to do it.</summary>
    public static IReadOnlyList<string> HowTo { get; } =
    [
        "看“今日要办”，再看“来信”里红灯和橙灯的：先分办，再拟答复送审批。",
        "看“办件工作台”里要到期的公开申请；收到申请当天登记，需要补正的七个工作日内告知。",
        "看“台账”首页的到期和逾期，办完填上完成日期。",
        "许可、处罚作出决定当天登记，七个工作日内公示；处罚被变更、撤销的三个工作日内撤回。",
        "信息先审后发；发布以后在“从已公开的信息登记”里登记转到新媒体的。",
        "新媒体账号不能超过两周不更新：看“更新监测”。",
        "月底看“指标”，数字不对就点开记录核对；年报一月三十一日前报送。",
        "手册在 docs/guide：来信和台账看 ledgers.md，依申请公开看 requests.md，年报看 annual-report.md。",
    ];
}

/// <summary>编制交接包 — reads the open work and the people of the own organ.</summary>
public sealed class HandoverPack(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    public async Task<Handover> RunAsync(CancellationToken cancellation = default)
    {
        var read = new ReadLedger(db, vault, clock);
        var open = (await read.OpenAsync(cancellation)).Where(row => row.OrganId == caller.OrganId).ToList();
        var (_, letters) = await new FindLetters(db, vault, caller).ListAsync(new LetterFilter { OnlyOpen = true }, 1, cancellation);
        var (_, tasks) = await read.ListAsync(new LedgerFilter("key-points") { OrganId = caller.OrganId, Where = "state=open" }, 1, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var people = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == caller.OrganId && !person.IsDisabled).OrderBy(person => person.Name).ToListAsync(cancellation);
        return new Handover(open, letters,
            [.. people.Select(person => new Colleague(person.Name, person.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", [.. person.Roles.Select(role => RoleTable.Of(role.Role).Name)]))],
            [.. (await new AccountWatch(db, vault, clock).RunAsync(cancellation)).Where(account => account.Account.OrganId == caller.OrganId)], tasks)
        {
            Organ = await db.Organs.Where(organ => organ.Id == caller.OrganId).Select(organ => organ.Name).FirstAsync(cancellation),
            Day = clock.Today,
            OpenRequests = await db.Set<DisclosureRequest>().CountAsync(request => request.OrganId == caller.OrganId && request.EndedOn == null && !request.IsDivided, cancellation),
            WaitingItems = await db.Set<Publication>().CountAsync(item => item.OrganId == caller.OrganId && (item.State == ItemState.Draft || item.State == ItemState.InReview), cancellation),
        };
    }
}
