using System.Globalization;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestScenarioTests
{
    public static TheoryData<string> Stories() =>
        [.. Directory.EnumerateFiles(RepositoryRoot.File("tests/scenarios/requests"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory(DisplayName = "依申请公开案例")]
    [MemberData(nameof(Stories))]
    public void Story_EveryLineBelowShould_Holds(string story)
    {
        var scenario = RequestScenario.Read(RepositoryRoot.File($"tests/scenarios/requests/{story}.txt"));
        var actual = scenario.Expected.Select(line => $"{line.Key} {Actual(scenario, line.Key, line.Value)}").ToList();

        Assert.NotEmpty(scenario.Expected);
        Assert.Equal(scenario.Expected.Select(line => $"{line.Key} {line.Value}"), actual);
    }

    [Fact]
    public void Stories_Number_IsAtLeastForty() => Assert.True(Stories().Count >= 40);

    [Fact(DisplayName = "案例涵盖每一种办理结果")]
    public void Stories_Together_ShowEveryOutcome()
    {
        var shown = Stories().SelectMany(row => RequestScenario.Read(RepositoryRoot.File($"tests/scenarios/requests/{row.Data}.txt")).Expected)
            .Where(line => line.Key == "结果").Select(line => line.Value).ToHashSet();

        var missing = Outcomes.All.Select(entry => entry.Name).Except(shown).ToList();
        Assert.Empty(missing);
    }

    private static string Actual(RequestScenario scenario, string key, string expected)
    {
        var result = Deadline.Of(scenario.Events, WorkingDayCalendar.Shipped);
        var history = RequestHistory.Of(scenario.Events);
        if (key == "拒绝")
        {
            return (history.Refusal ?? result.Refusal)?.Code ?? "没有拒绝";
        }

        var deadline = result.Value;
        var words = expected.Split(' ');
        return key switch
        {
            "收到" => Show(deadline.ReceivedOn),
            "到期" => deadline.DueOn is null ? $"无（{NoDueDateReasons.List[deadline.NoDueDate!.Value].Name}）" : Show(deadline.DueOn),
            "风险日" => Show(deadline.RiskOn),
            "等待至" => Show(deadline.AwaitedBy),
            "不计" => Days(deadline.Days.Count(day => day.Kind == DeadlineDayKind.Stopped)),
            "逾期" => deadline.IsOverdue(deadline.EndedOn ?? DateOnly.MinValue) ? "是" : "否",
            "状态" => RequestStates.List[history.Value.State].Name,
            "结果" => history.Value.Outcome is { } outcome ? Outcomes.Of(outcome).Name : "无",
            "更正结果" => RecordCorrectionOutcomes.List[history.Value.Correction!.Value].Name,
            "预警" => $"{words[0]} {DeadlineLights.List[LightReading.Of(deadline, RequestScenario.Day(words[0]), LightThresholds.Usual).Light].Name}",
            "说明" => deadline.Steps.Any(step => step.Text.Contains(expected, StringComparison.Ordinal)) ? expected : string.Join('／', deadline.Steps.Select(step => step.Text)),
            "年报" => $"{words[0]} {TableThree(history.Value.FactsFor(scenario.Applicant), Year(words[0]))}",
            "表四" => $"{words[0]} {TableFour(scenario.Remedies, Year(words[0]))}",
            "救济" => Route(history.Value, deadline),
            _ => throw new FormatException($"Nobody knows “{key}”."),
        };
    }

    private static string TableThree(RequestFacts facts, int year)
    {
        var format = ReportFormats.Shipped.ForYear(year)!;
        var table = format.Table("part3");
        var own = RequestCount.CellsOf(facts, year, format).Where(cell => cell.Column != "total" && cell.Row != "resultsTotal").ToList();
        return own.Count == 0 ? "不计" : $"{string.Join('+', own.Select(cell => Short(table.Row(cell.Row)!)))}（{table.Rows[0].Columns.First(column => column.Id == own[0].Column).Label}）";
    }

    private static string Short(RowFormat row) => row.Path switch
    {
        "newReceived" => "本年新收",
        "carriedIn" => "上年结转",
        "carriedOut" => "结转下年",
        _ => row.Label[(row.Label.IndexOfAny(['）', '.']) + 1)..].Split('（')[0],
    };

    private static string TableFour(List<Remedy> remedies, int year)
    {
        var table = ReportFormats.Shipped.ForYear(year)!.Table("part4");
        var cells = remedies.SelectMany(remedy => RemedyCount.CellsOf(remedy, year)).Where(cell => cell.Column != "total")
            .Select(cell => $"{table.Row(cell.Row)!.Label}：{table.Row(cell.Row)!.Columns.First(column => column.Id == cell.Column).Label}").ToList();
        return cells.Count == 0 ? "不计" : string.Join('+', cells);
    }

    private static string Route(RequestHistory history, Deadline deadline) => RemedyNotice.For([history.Outcome!.Value], deadline.EndedOn!.Value).Route switch
    {
        RemedyRoute.EitherWay => "复议或者诉讼",
        RemedyRoute.ReconsiderationFirst => "复议前置",
        _ => "不予公开部分复议前置",
    };

    private static int Year(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Show(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "无";

    private static string Days(int count) => $"{count}个工作日";
}
