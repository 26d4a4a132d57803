using System.Globalization;
using Gongkai.Documents.Reports;
using Gongkai.Testing.Layouts;

namespace Gongkai.Documents.Tests.Reports.Layouts;

/// <summary>版式性质 — whatever the layout, a reader answers what is printed or says that it cannot.</summary>
public sealed class LayoutPropertyTests(LayoutSummary summary) : IClassFixture<LayoutSummary>
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("GONGKAI_LAYOUT_SEEDS") ?? "5", CultureInfo.InvariantCulture);
    private static readonly ReportReader s_reader = new();

    public static TheoryData<string> Names => [.. LayoutCatalog.All.Select(layout => layout.Name)];

    [Theory(DisplayName = "任何版式：读出的格与印出的一致，读不出的说明理由")]
    [MemberData(nameof(Names))]
    public void Read_AnyLayout_IsRightOrRefused(string name)
    {
        var verdicts = Enumerable.Range(0, s_seeds).SelectMany(seed => Judge(LayoutCatalog.Find(name), seed)).ToList();

        summary.Add(name, [.. verdicts.Select(entry => entry.Verdict)]);
        Assert.Multiple(
            () => AssertNone(Lines(name, verdicts, verdict => verdict.IsWrong)),
            () => AssertNone(Lines(name, verdicts, verdict => verdict.Kind is VerdictKind.Missing or VerdictKind.Unexplained)));
    }

    private static void AssertNone(string lines) => Assert.True(lines.Length == 0, lines);

    private static string Lines(string name, IEnumerable<(int Seed, Verdict Verdict)> verdicts, Func<Verdict, bool> test) =>
        string.Join('\n', verdicts.Where(entry => test(entry.Verdict)).Take(20).Select(entry => $"{name} seed {entry.Seed}: {entry.Verdict}"));

    private static IEnumerable<(int Seed, Verdict Verdict)> Judge(Layout layout, int seed)
    {
        var rendering = layout.Render(seed);
        return LayoutJudge.Judge(rendering, s_reader.Read(rendering.Content, rendering.FileName)).Select(verdict => (seed, verdict));
    }
}
