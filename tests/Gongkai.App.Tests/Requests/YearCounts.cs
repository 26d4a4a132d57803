using System.Linq.Expressions;
using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

/// <summary>The figures of tables three and four of an organ and year, counted a second way.</summary>
internal sealed record YearFigures(int Year, ReportFormat Format, IReadOnlyDictionary<ReportCell, int> Cells)
{
    public int this[string table, string row, string column] => Cells.GetValueOrDefault(new ReportCell(table, row, column));
}

/// <summary>One case behind a figure.</summary>
internal sealed record CountedCase(Guid RequestId, string Number, string Title, DateOnly? From, string Result, DateOnly? On);

/// <summary>Oracle of the compiled report: counts tables three and four by the database itself, one query a row and column, with its own conditions.</summary>
internal sealed class YearCounts(SiteDatabase database)
{
    /// <summary>The figures of one organ; only cells above zero are there.</summary>
    /// <param name="rule">Whether a case left pending is counted again in later years.</param>
    public async Task<YearFigures> RunAsync(OrganScope scope, Guid organ, int year, RemedyCountRule rule = RemedyCountRule.YearAccepted, CancellationToken cancellation = default)
    {
        await using var db = database.Open(scope);
        var format = FormatOf(year);
        var cells = new Dictionary<ReportCell, int>();
        void Add(ReportCell cell, int count) => cells[cell] = cells.GetValueOrDefault(cell) + count;
        foreach (var row in RowRule.Of(format))
        {
            foreach (var (kind, count) in await Counts(db, organ, year, row).ToListAsync(cancellation))
            {
                Add(new ReportCell("part3", row.Row, ApplicantKinds.List[kind].ReportKey!), count);
                Add(new ReportCell("part3", row.Row, "total"), count);
            }
        }

        foreach (var column in ColumnRule.All)
        {
            foreach (var (kind, count) in await Counts(db, organ, (year, rule), column).ToListAsync(cancellation))
            {
                Add(new ReportCell("part4", RemedyKinds.List[kind].ReportKey!, column.Column), count);
            }
        }

        return new YearFigures(year, format, cells);
    }

    /// <summary>The cases behind one cell; at most a thousand.</summary>
    public async Task<IReadOnlyList<CountedCase>> CasesOfAsync(OrganScope scope, Guid organ, (int Year, ReportCell Cell) asked, RemedyCountRule rule = RemedyCountRule.YearAccepted, CancellationToken cancellation = default)
    {
        const int Most = 1_000;
        await using var db = database.Open(scope);
        var (year, cell) = asked;
        if (cell.Table == "part4")
        {
            var kind = RemedyKinds.List.Entries.First(entry => entry.ReportKey == cell.Row).Member;
            var column = ColumnRule.All.First(column => column.Column == cell.Column);
            var remedies = await Matching(db, organ, (year, rule), column).Where(remedy => remedy.Kind == kind).Take(Most)
                .Join(db.Set<DisclosureRequest>(), remedy => remedy.RequestId, request => request.Id, (remedy, request) => new { remedy, request.Number, request.Title }).ToListAsync(cancellation);
            return [.. remedies.Select(entry => new CountedCase(entry.remedy.RequestId, entry.Number, entry.Title, entry.remedy.AcceptedOn, RemedyResults.List[entry.remedy.Result].Name, entry.remedy.DecidedOn))];
        }

        var row = RowRule.Of(FormatOf(year)).First(row => row.Row == cell.Row);
        var requests = Matching(db, organ, year, row);
        if (ApplicantKinds.List.Entries.FirstOrDefault(entry => entry.ReportKey == cell.Column) is { } applicant)
        {
            requests = requests.Where(request => request.ApplicantKind == applicant.Member);
        }

        var found = await requests.OrderBy(request => request.Number).Take(Most).ToListAsync(cancellation);
        return [.. found.Select(request => new CountedCase(request.Id, request.Number, request.Title, request.ReceivedOn, request.CountedOutcome is { } outcome ? Outcomes.Of(outcome).Name : "", request.CountedOn))];
    }

    /// <summary>The query behind one row of table three, as the database gets it.</summary>
    public string SqlOf(OrganScope scope, Guid organ, int year, string row)
    {
        using var db = database.Open(scope);
        return Counts(db, organ, year, RowRule.Of(FormatOf(year)).First(rule => rule.Row == row)).ToQueryString();
    }

    internal static ReportFormat FormatOf(int year) => ReportFormats.Shipped.All.FirstOrDefault(format => format.IsPrescribedFor(year)) ?? ReportFormats.Shipped.All[^1];

    private static IQueryable<DisclosureRequest> Matching(GongkaiDb db, Guid organ, int year, RowRule row) => db.Set<DisclosureRequest>().AsNoTracking()
        .Where(request => request.OrganId == organ && request.Kind == RequestKind.Disclosure && !request.IsDivided)
        .Where(row.Cases(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));

    private static IQueryable<CountOf<ApplicantKind>> Counts(GongkaiDb db, Guid organ, int year, RowRule row) =>
        Matching(db, organ, year, row).GroupBy(request => request.ApplicantKind).Select(group => new CountOf<ApplicantKind>(group.Key, group.Count()));

    private static IQueryable<RemedyCase> Matching(GongkaiDb db, Guid organ, (int Year, RemedyCountRule Rule) asked, ColumnRule column)
    {
        var (first, last) = (new DateOnly(asked.Year, 1, 1), new DateOnly(asked.Year, 12, 31));
        var ofYear = db.Set<RemedyCase>().AsNoTracking().Where(remedy => remedy.OrganId == organ && remedy.AcceptedOn <= last);
        ofYear = asked.Rule == RemedyCountRule.YearAccepted
            ? ofYear.Where(remedy => remedy.AcceptedOn >= first)
            : ofYear.Where(remedy => remedy.AcceptedOn >= first || remedy.DecidedOn == null || remedy.DecidedOn >= first);
        return ofYear.Where(column.Cases(last));
    }

    private static IQueryable<CountOf<RemedyKind>> Counts(GongkaiDb db, Guid organ, (int Year, RemedyCountRule Rule) asked, ColumnRule column) =>
        Matching(db, organ, asked, column).GroupBy(remedy => remedy.Kind).Select(group => new CountOf<RemedyKind>(group.Key, group.Count()));

    private sealed record CountOf<T>(T Kind, int Count);
}

/// <summary>Which requests one row counts, as a condition of the database and in words.</summary>
internal sealed record RowRule(string Row, string Text, Func<DateOnly, DateOnly, Expression<Func<DisclosureRequest, bool>>> Cases)
{
    internal static IReadOnlyList<RowRule> Of(ReportFormat format)
    {
        var outcomes = Outcomes.All.GroupBy(entry => Outcomes.RowIn(format, entry.Outcome)).Where(group => group.Key is not null);
        return
        [
            new("newReceived", "收到申请之日在本年内。拆分的原件不计，计拆分后的各件；更正记录的申请不计。",
                (first, last) => request => request.ReceivedOn >= first && request.ReceivedOn <= last),
            new("carriedIn", "收到申请之日在本年以前，上年12月31日尚未办结（本年内办结或者至今未办结）。",
                (first, _) => request => request.ReceivedOn < first && (request.CountedOn == null || request.CountedOn >= first)),
            .. outcomes.Select(group => Of(group.Key!, [.. group])),
            new("resultsTotal", "首次办理结果作出之日在本年内，且已收到的申请；复议、诉讼后重新作出的答复不再计数。",
                (first, last) => request => request.ReceivedOn <= last && request.CountedOn >= first && request.CountedOn <= last),
            new("carriedOut", "收到申请之日在本年12月31日以前，当日尚未办结，包括待补正、征求意见、待缴费的申请。",
                (_, last) => request => request.ReceivedOn <= last && (request.CountedOn == null || request.CountedOn > last)),
        ];
    }

    private static RowRule Of(string row, OutcomeEntry[] entries)
    {
        Outcome?[] outcomes = [.. entries.Select(entry => (Outcome?)entry.Outcome)];
        return new RowRule(row, $"首次办理结果为“{string.Join("”“", entries.Select(entry => entry.Name))}”，作出之日在本年内，且已收到的申请。",
            (first, last) => request => outcomes.Contains(request.CountedOutcome) && request.ReceivedOn <= last && request.CountedOn >= first && request.CountedOn <= last);
    }
}

/// <summary>Which cases one column counts.</summary>
internal sealed record ColumnRule(string Column, string Text, Func<DateOnly, Expression<Func<RemedyCase, bool>>> Cases)
{
    internal static IReadOnlyList<ColumnRule> All { get; } =
    [
        .. RemedyResults.List.Entries.Where(entry => entry.Member != RemedyResult.Pending).Select(entry => new ColumnRule(
            entry.ReportKey!, $"本年受理，12月31日以前审结，{entry.Name}。", last => remedy => remedy.Result == entry.Member && remedy.DecidedOn <= last)),
        new(RemedyResults.List[RemedyResult.Pending].ReportKey!, "本年受理，12月31日尚未审结。", last => remedy => remedy.DecidedOn == null || remedy.DecidedOn > last),
        new("total", "本年受理的全部案件。", _ => _ => true),
    ];
}
