using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Reports.Compiling;

public sealed class CountingRulesTests
{
    private const int Years = 3000;
    private static readonly ApplicantKind[] s_applicants = Enum.GetValues<ApplicantKind>();
    private static readonly Outcome[] s_outcomes = Enum.GetValues<Outcome>();

    [Fact(DisplayName = "两种格式的每一格恰有一条口径，每条口径都有格用到")]
    public void Of_EveryCellOfBothFormats_HasOneRule()
    {
        var tables = ReportFormats.Shipped.All.SelectMany(format => format.Tables).ToList();

        Assert.All(tables, table => Assert.Equal(table.CellCount, CountingRules.Of(table).Count));
        var used = tables.SelectMany(CountingRules.Of).SelectMany(rule => new[] { rule.Row.Id, rule.Column?.Id }).ToHashSet();
        Assert.DoesNotContain(CountingRules.Rows.Concat(CountingRules.Columns).Select(rule => rule.Id), id => !used.Contains(id));
    }

    [Fact(DisplayName = "每条口径都写明统计什么、依据哪一条")]
    public void Rules_Each_SayWhatAndWhy() =>
        Assert.All(CountingRules.Rows.Concat(CountingRules.Columns), rule => Assert.True(rule.Definition.EndsWith('。') && rule.Basis.Source.Length > 0 && rule.Name.Length > 0, rule.Id));

    [Fact(DisplayName = "数据项的名称不重复：正文里写哪个就是哪个")]
    public void Facts_OfEachFormat_HaveNamesOfTheirOwn()
    {
        foreach (var format in ReportFormats.Shipped.All)
        {
            var tables = format.Tables.Select(table => new CompiledTable(table, new CompiledFigure[table.CellCount])).ToList();
            var facts = new YearFacts(tables, []).All.Where(fact => fact.Cell is not null).ToList();

            Assert.Equal(tables.Sum(table => table.Figures.Length), facts.Count);
        }
    }

    [Fact(DisplayName = "docs/counting.md 与代码一致")]
    public void Document_InTheRepository_IsCurrent() =>
        Assert.Equal(CountingDocument.ToMarkdown(), File.ReadAllText(RepositoryRoot.File("docs/counting.md")));

    [Fact(DisplayName = "几千个随机年度：按口径逐格统计，等于逐件直接重数")]
    public void Counts_GeneratedYears_AgreeWithANaiveRecount()
    {
        var random = new Random(20261121);
        foreach (var format in ReportFormats.Shipped.All)
        {
            var table = format.Table("part3");
            var rules = CountingRules.Of(table);
            for (var round = 0; round < Years; round++)
            {
                var year = format.FirstYear + random.Next(2);
                var requests = Enumerable.Range(0, random.Next(12)).Select(_ => Request(random, year)).ToList();
                var counted = rules.Select(rule => requests.Count(request => rule.Counts(request, ReportPeriod.Whole(year)))).ToList();

                Assert.Equal(Recount(requests, year, table), counted);
            }
        }
    }

    // Written from the wording of the form, request by request, without the rules.
    private static List<int> Recount(List<RequestFacts> requests, int year, TableFormat table)
    {
        var counts = new int[table.CellCount];
        foreach (var request in requests.Where(request => request.Kind == RequestKind.Disclosure && !request.IsDivided && request.ReceivedOn is not null))
        {
            var isOpenBefore = request.DecidedOn is null || request.DecidedOn.Value.Year >= year;
            var isDecided = request.DecidedOn?.Year == year;
            var rows = new List<string>();
            rows.AddRange(request.ReceivedOn!.Value.Year == year ? ["newReceived"] : []);
            rows.AddRange(request.ReceivedOn.Value.Year < year && isOpenBefore ? ["carriedIn"] : []);
            rows.AddRange(isDecided ? [Outcomes.RowIn(ReportFormats.Shipped.Find(table.FormatId)!, request.Outcome!.Value)!, "resultsTotal"] : []);
            rows.AddRange(request.ReceivedOn.Value.Year <= year && !(request.DecidedOn?.Year <= year) ? ["carriedOut"] : []);
            foreach (var row in rows.Select(path => table.Row(path)!))
            {
                counts[row.Offset + (int)request.Applicant]++;
                counts[row.Offset + row.Columns.Count - 1]++;
            }
        }

        return [.. counts];
    }

    private static RequestFacts Request(Random random, int year)
    {
        var received = new DateOnly(year, 1, 1).AddDays(random.Next(-400, 500));
        DateOnly? decided = random.Next(4) == 0 ? null : received.AddDays(random.Next(0, 300));
        return new RequestFacts(
            random.Next(12) == 0 ? RequestKind.RecordCorrection : RequestKind.Disclosure,
            s_applicants[random.Next(s_applicants.Length)],
            random.Next(15) == 0 ? null : received,
            decided is null ? null : s_outcomes[random.Next(s_outcomes.Length)],
            decided)
        { IsDivided = random.Next(15) == 0 };
    }
}
