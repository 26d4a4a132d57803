using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class YearCountsTests
{
    [Theory(DisplayName = "表三、表四：从登记簿查询的每一格，等于按案件逐件清点；格后的案件数等于格中的数")]
    [OnBothDatabases]
    public async Task Count_RandomRegister_EqualsRecountCaseByCase(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var register = await FillAsync(requests, 3_000);
        var remedies = await AddRemediesAsync(requests, register);
        var counts = new YearCounts(requests.Database);
        var scope = OrganScope.Own(requests.Site.Bureau);

        for (var year = 2020; year <= 2026; year++)
        {
            foreach (var rule in Enum.GetValues<RemedyCountRule>())
            {
                var figures = await counts.RunAsync(scope, requests.Site.Bureau.Id, year, rule);
                var expected = register.SelectMany(one => RequestCount.CellsOf(one.History.FactsFor(one.Request.ApplicantKind), year, figures.Format))
                    .Concat(remedies.SelectMany(remedy => RemedyCount.CellsOf(remedy, year, rule))).CountBy(cell => cell).ToDictionary();

                Assert.Equal(expected.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal), figures.Cells.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal));
            }

            var some = (await counts.RunAsync(scope, requests.Site.Bureau.Id, year)).Cells.Where((_, i) => i % 9 == year % 9);
            foreach (var (cell, figure) in some)
            {
                Assert.Equal(figure, (await counts.CasesOfAsync(scope, requests.Site.Bureau.Id, (year, cell))).Count);
            }
        }
    }

    [Theory(DisplayName = "逐年勾稽：上年结转等于上年年报的结转下年度；新收加结转等于办结加结转下年度")]
    [OnBothDatabases]
    public async Task Count_YearAfterYear_Reconciles(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        await FillAsync(requests, 400);
        var counts = new YearCounts(requests.Database);
        var before = 0;

        for (var year = 2021; year <= 2026; year++)
        {
            var figures = await counts.RunAsync(OrganScope.Own(requests.Site.Bureau), requests.Site.Bureau.Id, year);

            Assert.True(figures["part3", "newReceived", "total"] > 0);
            Assert.Equal(figures["part3", "newReceived", "total"] + figures["part3", "carriedIn", "total"], figures["part3", "resultsTotal", "total"] + figures["part3", "carriedOut", "total"]);
            Assert.True(year == 2021 || before == figures["part3", "carriedIn", "total"]);
            before = figures["part3", "carriedOut", "total"];
        }

        Assert.Contains("counted_on", counts.SqlOf(OrganScope.Own(requests.Site.Bureau), requests.Site.Bureau.Id, 2025, "granted"), StringComparison.Ordinal);
    }

    private static async Task<List<(DisclosureRequest Request, RequestHistory History)>> FillAsync(TestRequests requests, int count)
    {
        var random = new Random(20261121);
        var source = new DeadlineSource(WorkingDayCalendar.Shipped, new RequestRules());
        var register = new List<(DisclosureRequest, RequestHistory)>();
        await using var db = requests.Site.Open();
        for (var i = 0; i < count; i++)
        {
            var events = Events(random);
            var request = new DisclosureRequest
            {
                Id = Guid.CreateVersion7(),
                OrganId = (i % 10 == 0 ? requests.Site.Other : requests.Site.Bureau).Id,
                Number = $"随机-{i}",
                SubmissionKey = $"{i}",
                QueryKey = $"{i}",
                Kind = events[0].Kind!.Value,
                Channel = events[0].Channel!.Value,
                SubmittedOn = events[0].On,
                ApplicantKind = (ApplicantKind)random.Next(6),
            };
            var steps = events.Select((one, at) => new RecordedStep
            {
                RequestId = request.Id,
                Number = at + 1,
                OrganId = request.OrganId,
                Action = one.Action,
                HappenedOn = one.On,
                Channel = one.Channel,
                Kind = one.Kind,
                Outcome = one.Outcome,
                Correction = one.Correction,
                Undoes = one.Undoes,
            }).ToList();
            RequestCase.Restore(request, steps, source);
            db.Add(request);
            if (request.OrganId == requests.Site.Bureau.Id)
            {
                register.Add((request, RequestHistory.Of(events).Value));
            }
        }

        await db.SaveChangesAsync();
        return register;
    }

    // Filed, perhaps confirmed, perhaps answered, withdrawn, split, archived, undone or redone, at random distances.
    private static List<RequestEvent> Events(Random random)
    {
        var day = new DateOnly(2020, 1, 1).AddDays(random.Next(365 * 7));
        DateOnly Next() => day = day.AddDays(random.Next(40));
        var isOnline = random.Next(2) == 0;
        var kind = random.Next(12) == 0 ? RequestKind.RecordCorrection : RequestKind.Disclosure;
        var events = new List<RequestEvent> { RequestEvent.Submitted(day, isOnline ? SubmissionChannel.Internet : SubmissionChannel.InPerson, kind) };
        if (isOnline && random.Next(8) > 0)
        {
            events.Add(RequestEvent.Confirmed(Next()));
        }
        else if (isOnline)
        {
            return random.Next(2) == 0 ? events : [.. events, RequestEvent.Withdrawn(Next())];
        }

        switch (random.Next(10))
        {
            case 0:
                break;
            case 1:
                events.Add(RequestEvent.Withdrawn(Next()));
                break;
            case 2 when kind == RequestKind.Disclosure:
                events.Add(RequestEvent.Done(RequestAction.Split, Next()));
                break;
            default:
                foreach (var action in (RequestAction[])[RequestAction.Assign, RequestAction.Draft, RequestAction.SubmitForReview, RequestAction.PassReview, RequestAction.Approve])
                {
                    events.Add(RequestEvent.Done(action, Next()));
                }

                Deliver(events, Next(), kind, random);
                break;
        }

        var isEnded = events[^1].Action is RequestAction.Deliver or RequestAction.Withdraw or RequestAction.Split;
        switch (random.Next(4))
        {
            case 0 when isEnded:
                events.Add(RequestEvent.Done(RequestAction.Archive, Next()));
                break;
            case 1 when isEnded:
                events.Add(RequestEvent.Undone(Next(), events.Count));
                break;
            case 2 when events[^1].Action == RequestAction.Deliver && kind == RequestKind.Disclosure:
                events.Add(RequestEvent.Reordered(Next()));
                break;
        }

        return events;
    }

    private static void Deliver(List<RequestEvent> events, DateOnly on, RequestKind kind, Random random) => events.Add(kind == RequestKind.RecordCorrection
        ? RequestEvent.CorrectionAnswered(on, RecordCorrectionOutcome.Corrected)
        : RequestEvent.Replied(on, (Outcome)random.Next((int)Outcome.OtherClarificationLapsed)));

    private static async Task<List<Remedy>> AddRemediesAsync(TestRequests requests, List<(DisclosureRequest Request, RequestHistory History)> register)
    {
        var random = new Random(7);
        await using var db = requests.Site.Open();
        var remedies = new List<Remedy>();
        foreach (var (request, _) in register.Where((_, i) => i % 5 == 0))
        {
            var accepted = request.SubmittedOn.AddDays(random.Next(400));
            var result = (RemedyResult)random.Next(4);
            var remedy = new RemedyCase
            {
                Id = Guid.CreateVersion7(),
                OrganId = request.OrganId,
                RequestId = request.Id,
                Kind = (RemedyKind)random.Next(3),
                AcceptedOn = accepted,
                Result = result,
                DecidedOn = result == RemedyResult.Pending ? null : accepted.AddDays(random.Next(900)),
            };
            db.Add(remedy);
            remedies.Add(remedy.ToRemedy());
        }

        await db.SaveChangesAsync();
        return remedies;
    }
}
