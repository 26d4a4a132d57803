using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>维护平台目录 — an organ's own platforms beside the shipped ones; what is in the list can be chosen for accounts and posts, typed and imported.</summary>
public sealed class KeepPlatforms(GongkaiDb db, Caller caller, SiteClock clock)
{
    private const string Field = "platform";

    /// <summary>The platforms that the program knows from the start.</summary>
    public static IReadOnlyList<LedgerOption> Shipped { get; } = LedgerDefinitions.Find("accounts")!.Field(Field)!.Options;

    /// <summary>The own platforms, those in use first.</summary>
    public async Task<IReadOnlyList<Platform>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await db.Set<Platform>().AsNoTracking().Where(platform => platform.OrganId == caller.OrganId).ToListAsync(cancellation))
            .OrderBy(platform => platform.RetiredAt is not null).ThenBy(platform => platform.Kind).ThenBy(platform => platform.Name, StringComparer.Ordinal)];

    public async Task<Refusal?> AddAsync(string name, PlatformKind kind, string address, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.KeepLedgers) is { } lacking)
        {
            return lacking;
        }

        if (name.Trim().Length is < 2 or > 30 || name.Contains(';', StringComparison.Ordinal) || name.Contains('|', StringComparison.Ordinal))
        {
            return new Refusal("platform-name", "请写平台名称，2 至 30 个字，不含分号和竖线。");
        }

        if (address.Trim().Length > 0 && !(Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && address.Length <= 300))
        {
            return new Refusal("platform-address", "网址应以 http:// 或 https:// 开头；没有网址的不填。");
        }

        var known = await db.Set<Platform>().FirstOrDefaultAsync(platform => platform.OrganId == caller.OrganId && platform.Name == name.Trim(), cancellation);
        if (known is { RetiredAt: null } || Shipped.Any(option => option.Name == name.Trim()))
        {
            return new Refusal("platform-taken", $"平台目录里已经有“{name.Trim()}”。");
        }

        if (known is null)
        {
            known = new Platform { Id = clock.NewId(), OrganId = caller.OrganId, Name = name.Trim(), Kind = kind, Address = address.Trim() };
            db.Add(known);
        }

        known.RetiredAt = null;
        db.Record(LedgerEvents.PlatformAdded.On(caller.OrganId, LedgerEvents.PlatformSubject, known.Id) with { Reason = known.Name });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>停用 — it is offered no more; records that name it stay.</summary>
    public async Task<Refusal?> RetireAsync(Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.KeepLedgers) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<Platform>().FirstOrDefaultAsync(platform => platform.Id == id && platform.OrganId == caller.OrganId && platform.RetiredAt == null, cancellation) is not { } platform)
        {
            return new Refusal("platform-unknown", "没有找到这个平台，可能已经停用，请刷新页面。");
        }

        platform.RetiredAt = clock.Now;
        db.Record(LedgerEvents.PlatformRetired.On(caller.OrganId, LedgerEvents.PlatformSubject, id) with { Reason = platform.Name });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>A ledger with the organ's own platforms among the choices; their names are their codes.</summary>
    /// <param name="withRetired">For a record that is there already and may name one.</param>
    public static async Task<LedgerDefinition> ExtendAsync(GongkaiDb db, Guid organ, LedgerDefinition ledger, bool withRetired, CancellationToken cancellation = default)
    {
        if (ledger.Field(Field) is not { Type: LedgerFieldType.Choice } field || !field.Options.Any(option => option.Code == Shipped[0].Code))
        {
            return ledger;
        }

        var own = await db.Set<Platform>().AsNoTracking().Where(platform => platform.OrganId == organ && (withRetired || platform.RetiredAt == null)).OrderBy(platform => platform.Name).Select(platform => platform.Name).ToListAsync(cancellation);
        return own.Count == 0 ? ledger
            : ledger with { Fields = [.. ledger.Fields.Select(one => one == field ? one with { Options = [.. one.Options, .. own.Select(name => new LedgerOption(name, name))] } : one)] };
    }
}
