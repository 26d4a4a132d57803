using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestCountTests
{
    private static readonly ReportFormat s_current = ReportFormats.Shipped.Find("2021")!;

    [Fact(DisplayName = "办结的一件：新收、结果、总计各在本列和总计列计一")]
    public void CellsOf_DecidedInTheYear_FeedsSixCells() =>
        Assert.Equal(
            [
                "part3.newReceived.legalServiceOrganization", "part3.newReceived.total", "part3.granted.legalServiceOrganization",
                "part3.granted.total", "part3.resultsTotal.legalServiceOrganization", "part3.resultsTotal.total",
            ],
            RequestCount.CellsOf(new RequestFacts(RequestKind.Disclosure, ApplicantKind.LegalServiceOrganization, Day("2025-03-03"), Outcome.Granted, Day("2025-03-20")), 2025, s_current).Select(cell => cell.ToString()));

    [Theory(DisplayName = "年末最后一天办结计入本年，次日办结计结转")]
    [InlineData("2025-12-31", "newReceived granted resultsTotal")]
    [InlineData("2026-01-01", "newReceived carriedOut")]
    public void CellsOf_YearEnd_IsSharp(string decided, string rows) =>
        Assert.Equal(rows, Rows(new RequestFacts(RequestKind.Disclosure, ApplicantKind.NaturalPerson, Day("2025-12-01"), Outcome.Granted, Day(decided)), 2025));

    [Fact]
    public void CellsOf_CorrectionDividedOrUnconfirmed_FeedNothing()
    {
        var counted = new RequestFacts(RequestKind.Disclosure, ApplicantKind.NaturalPerson, Day("2025-03-03"), null, null);

        Assert.Equal("newReceived carriedOut", Rows(counted, 2025));
        Assert.Empty(Rows(counted with { Kind = RequestKind.RecordCorrection }, 2025));
        Assert.Empty(Rows(counted with { IsDivided = true }, 2025));
        Assert.Empty(Rows(counted with { ReceivedOn = null }, 2025));
    }

    [Fact(DisplayName = "随机登记簿：每年每列都满足勾稽关系，结转首尾相接")]
    public void CellsOf_RandomRegister_KeepsTheIdentities()
    {
        var random = new Random(20190515);
        var register = Enumerable.Range(0, 2000).Select(_ => RandomFacts(random)).ToList();
        var carriedOut = new Dictionary<string, int>();
        for (var year = 2019; year <= 2026; year++)
        {
            var format = ReportFormats.Shipped.ForYear(year)!;
            var cells = register.SelectMany(facts => RequestCount.CellsOf(facts, year, format)).CountBy(cell => (cell.Row, cell.Column)).ToDictionary(pair => pair.Key, pair => pair.Value);
            foreach (var column in format.Table("part3").Rows[0].Columns.Select(column => column.Id))
            {
                int Cell(string row) => cells.GetValueOrDefault((row, column));
                var leaves = format.Table("part3").Rows.Where(row => row.Role == RowRole.Outcome).Sum(row => Cell(row.Path));

                Assert.Equal(Cell("newReceived") + Cell("carriedIn"), Cell("resultsTotal") + Cell("carriedOut"));
                Assert.Equal(Cell("resultsTotal"), leaves);
                Assert.Equal(carriedOut.GetValueOrDefault(column), Cell("carriedIn"));
                carriedOut[column] = Cell("carriedOut");
            }

            var naive = register.Count(facts => facts.Kind == RequestKind.Disclosure && facts.ReceivedOn?.Year == year);
            Assert.Equal(naive, cells.GetValueOrDefault(("newReceived", "total")));
        }
    }

    private static RequestFacts RandomFacts(Random random)
    {
        var received = new DateOnly(2019, 1, 1).AddDays(random.Next(2900));
        var isDecided = random.Next(10) > 0;
        return new RequestFacts(
            random.Next(20) == 0 ? RequestKind.RecordCorrection : RequestKind.Disclosure,
            (ApplicantKind)random.Next(6),
            random.Next(30) == 0 ? null : received,
            isDecided ? (Outcome)random.Next(21) : null,
            isDecided ? received.AddDays(random.Next(500)) : null);
    }

    private static string Rows(RequestFacts facts, int year) =>
        string.Join(' ', RequestCount.CellsOf(facts, year, s_current).Where(cell => cell.Column == "total").Select(cell => cell.Row));

    private static DateOnly Day(string text) => RequestScenario.Day(text);
}
