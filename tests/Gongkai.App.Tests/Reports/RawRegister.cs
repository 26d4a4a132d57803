using Gongkai.App.Audit;
using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reports;

/// <summary>Records of a register written straight into the database, and a recount of them from the wording of the form.</summary>
internal static class RawRegister
{
    private static readonly Outcome[] s_outcomes = Enum.GetValues<Outcome>();

    internal static DisclosureRequest Request(Organ organ, int number, DateOnly received, DateOnly? decided, Outcome? outcome, ApplicantKind applicant = ApplicantKind.NaturalPerson) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganId = organ.Id,
        Number = $"{received.Year}-{number:D4}",
        SubmittedOn = received,
        ReceivedOn = received,
        RegisteredAt = new DateTimeOffset(received.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        SubmissionKey = $"{organ.Number}-{number}",
        QueryKey = $"{organ.Number}-{number}",
        ApplicantKind = applicant,
        Title = $"第 {number} 件信息",
        State = decided is null ? RequestState.Handling : RequestState.Replied,
        EndedOn = decided,
        Outcome = outcome,
        CountedOutcome = outcome,
        CountedOn = decided,
    };

    internal static List<DisclosureRequest> Requests(Organ organ, Random random, int count)
    {
        var requests = new List<DisclosureRequest>();
        for (var i = 0; i < count; i++)
        {
            var received = new DateOnly(2019, 1, 1).AddDays(random.Next(365 * 8));
            DateOnly? decided = random.Next(8) == 0 ? null : received.AddDays(random.Next(0, 260));
            var request = Request(organ, i + 1, received, decided, decided is null ? null : s_outcomes[random.Next(s_outcomes.Length)], (ApplicantKind)random.Next(6));
            request.IsDivided = random.Next(25) == 0;
            request.ReceivedOn = random.Next(30) == 0 && decided is null ? null : received;
            requests.Add(request);
        }

        return requests;
    }

    internal static List<RemedyCase> Remedies(List<DisclosureRequest> requests, Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Remedy(requests[random.Next(requests.Count)], random))];

    internal static async Task AddAsync(TestSite site, List<DisclosureRequest> requests, List<RemedyCase> remedies)
    {
        await using var db = site.Open();
        db.AddRange(requests);
        db.AddRange(remedies);
        db.Record(new EventDraft(site.Bureau.Id, "organ", site.Bureau.Id, "organ-created"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), site.Clock));
    }

    internal static IEnumerable<(RowFormat Row, ColumnFormat Column, int Position)> Cells(TableFormat table) =>
        table.Rows.SelectMany(row => row.Columns.Select((column, i) => (row, column, row.Offset + i)));

    internal static int Recount(List<DisclosureRequest> requests, List<RemedyCase> remedies, int year, (string Table, string Row, string Column) cell)
    {
        var lastDay = new DateOnly(year, 12, 31);
        if (cell.Table == "part4")
        {
            return remedies.Where(remedy => remedy.AcceptedOn.Year == year && RemedyKinds.List[remedy.Kind].ReportKey == cell.Row)
                .Select(remedy => remedy.DecidedOn is { } day && day <= lastDay ? RemedyResults.List[remedy.Result].ReportKey : "pending")
                .Count(result => cell.Column == "total" || cell.Column == result);
        }

        var format = year < 2021 ? "2019" : "2021";
        return requests.Where(request => !request.IsDivided && request.ReceivedOn is not null)
            .Where(request => cell.Column == "total" || ApplicantKinds.List[request.ApplicantKind].ReportKey == cell.Column)
            .Count(request => cell.Row switch
            {
                "newReceived" => request.ReceivedOn!.Value.Year == year,
                "carriedIn" => request.ReceivedOn!.Value.Year < year && (request.CountedOn is null || request.CountedOn.Value.Year >= year),
                "resultsTotal" => request.CountedOn?.Year == year,
                "carriedOut" => request.ReceivedOn!.Value.Year <= year && (request.CountedOn is null || request.CountedOn.Value.Year > year),
                _ => request.CountedOn?.Year == year && Outcomes.RowIn(ReportFormats.Shipped.Find(format)!, request.CountedOutcome!.Value) == cell.Row,
            });
    }

    private static RemedyCase Remedy(DisclosureRequest request, Random random)
    {
        var accepted = request.SubmittedOn.AddDays(random.Next(30, 200));
        var isDecided = random.Next(3) > 0;
        return new RemedyCase
        {
            Id = Guid.CreateVersion7(),
            OrganId = request.OrganId,
            RequestId = request.Id,
            Kind = (RemedyKind)random.Next(3),
            AcceptedOn = accepted,
            DecidedOn = isDecided ? accepted.AddDays(random.Next(0, 300)) : null,
            Result = isDecided ? (RemedyResult)random.Next(3) : RemedyResult.Pending,
        };
    }
}
