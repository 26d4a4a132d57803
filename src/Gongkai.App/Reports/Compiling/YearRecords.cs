using Gongkai.App.Ledgers;
using Gongkai.App.Publications;
using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>计数申请 — one request of the register as the counting rules and a list of cases need it.</summary>
public sealed record RequestRecord(Guid Id, string Number, string Title, SubmissionChannel Channel, RequestFacts Facts);

/// <summary>计数案件 — one reconsideration or suit.</summary>
public sealed record RemedyRecord(Guid Id, Guid RequestId, string CaseNumber, string Authority, Remedy Case);

/// <summary>计数文件 — one published document.</summary>
public sealed record DocumentRecord(Guid Id, string Title, string IndexNumber, string DocumentNumber, CountedDocument Document);

/// <summary>年度记录 — what one organ's records say of a period, and which sources the organ keeps here.</summary>
public sealed record YearRecords(IReadOnlyList<RequestRecord> Requests, IReadOnlyList<RemedyRecord> Remedies, IReadOnlyList<DocumentRecord> Documents)
{
    /// <summary>Number of records in the period by ledger.</summary>
    public required IReadOnlyDictionary<string, int> Ledgers { get; init; }

    /// <summary>Sums in yuan by ledger and field.</summary>
    public required IReadOnlyDictionary<(string Ledger, string Field), decimal> Amounts { get; init; }

    /// <summary>Lists of items by the address of the cell that they give.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ListedItems>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<ListedItems>>();

    /// <summary>Sources that are kept here: no records then mean zero.</summary>
    public required IReadOnlySet<string> Kept { get; init; }

    public const string RegisterSource = "register";
    public const string ItemSource = "items";

    /// <summary>The source by which an organ keeps or does not keep what a rule counts.</summary>
    public static string SourceOf(CountingRule rule) => rule.Source switch
    {
        CountingSource.Register or CountingSource.Remedies => RegisterSource,
        CountingSource.Items => ItemSource,
        CountingSource.Ledger => rule.Ledger,
        _ => "",
    };

    internal static async Task<YearRecords> LoadAsync(GongkaiDb db, Guid organ, ReportPeriod period, CancellationToken cancellation)
    {
        var (first, last) = (period.First, period.Last);
        // A request that ended before the year, and was received before it, belongs to an earlier report.
        var requests = await db.Set<DisclosureRequest>().AsNoTracking()
            .Where(request => request.OrganId == organ && request.Kind == RequestKind.Disclosure && !request.IsDivided
                && request.ReceivedOn <= last && (request.CountedOn == null || request.CountedOn >= first || request.ReceivedOn >= first))
            .OrderBy(request => request.ReceivedOn).ThenBy(request => request.Id)
            .Select(request => new RequestRecord(request.Id, request.Number, request.Title, request.Channel,
                new RequestFacts(request.Kind, request.ApplicantKind, request.ReceivedOn, request.CountedOutcome, request.CountedOn)))
            .ToListAsync(cancellation);
        var remedies = await db.Set<RemedyCase>().AsNoTracking()
            .Where(remedy => remedy.OrganId == organ && remedy.AcceptedOn >= first && remedy.AcceptedOn <= last)
            .OrderBy(remedy => remedy.AcceptedOn).ThenBy(remedy => remedy.Id)
            .Select(remedy => new RemedyRecord(remedy.Id, remedy.RequestId, remedy.CaseNumber, remedy.Authority, new Remedy(remedy.Kind, remedy.AcceptedOn, remedy.Result, remedy.DecidedOn)))
            .ToListAsync(cancellation);
        return new YearRecords(requests, remedies, await DocumentsAsync(db, organ, last, cancellation))
        {
            Ledgers = await Records(db, organ).Where(record => record.HappenedOn >= first && record.HappenedOn <= last)
                .GroupBy(record => record.Ledger).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation),
            Amounts = (await db.LedgerValues.AsNoTracking().Where(value => value.OrganId == organ && value.HappenedOn >= first && value.HappenedOn <= last && value.Amount != null)
                .Select(value => new { value.Ledger, value.Field, value.Amount }).ToListAsync(cancellation))
                .GroupBy(value => (value.Ledger, value.Field)).ToDictionary(group => group.Key, group => group.Sum(value => value.Amount!.Value)),
            Lists = await ListedItems.LoadAsync(db, organ, period, cancellation),
            Kept = await KeptAsync(db, organ, period, cancellation),
        };
    }

    internal static IQueryable<LedgerRecord> Records(GongkaiDb db, Guid organ) => db.LedgerRecords.AsNoTracking().Where(record => record.OrganId == organ && record.RemovedAt == null);

    private static async Task<List<DocumentRecord>> DocumentsAsync(GongkaiDb db, Guid organ, DateOnly last, CancellationToken cancellation)
    {
        var before = SiteClock.StartOf(last.AddDays(1));
        var rows = await PublicItems.Of(db, before)
            .Where(item => item.OrganId == organ && !item.IsReprint && (item.Kind == ItemKind.GovernmentRule || item.Kind == ItemKind.NormativeDocument))
            .OrderBy(item => item.Sequence)
            .Select(item => new { item.Id, item.Title, item.IndexNumber, item.DocumentNumber, item.Kind, item.DatedOn, item.PublishedAt, item.EffectiveOn, item.LapsesOn, item.RepealedOn })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new DocumentRecord(row.Id, row.Title, row.IndexNumber ?? "", row.DocumentNumber,
            new CountedDocument(row.Kind, row.DatedOn, SiteClock.DayOf(row.PublishedAt!.Value), new ValidityDates { EffectiveOn = row.EffectiveOn, LapsesOn = row.LapsesOn, RepealedOn = row.RepealedOn })))];
    }

    // A source is kept where the organ says so, or where anything was ever entered into it.
    private static async Task<HashSet<string>> KeptAsync(GongkaiDb db, Guid organ, ReportPeriod period, CancellationToken cancellation)
    {
        var last = period.Last;
        var kept = (await db.Set<KeptSource>().AsNoTracking().Where(source => source.OrganId == organ && source.SinceYear <= period.Year).Select(source => source.Source).ToListAsync(cancellation))
            .ToHashSet(StringComparer.Ordinal);
        kept.UnionWith(await Records(db, organ).Where(record => record.HappenedOn <= last).Select(record => record.Ledger).Distinct().ToListAsync(cancellation));
        if (await db.Set<DisclosureRequest>().AnyAsync(request => request.OrganId == organ && request.SubmittedOn <= last, cancellation))
        {
            kept.Add(RegisterSource);
        }

        if (await PublicItems.Of(db, SiteClock.StartOf(last.AddDays(1))).AnyAsync(item => item.OrganId == organ, cancellation))
        {
            kept.Add(ItemSource);
        }

        return kept;
    }
}
