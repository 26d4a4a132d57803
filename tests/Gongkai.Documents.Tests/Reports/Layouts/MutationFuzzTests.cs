using System.Globalization;
using System.Text;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Testing;
using Gongkai.Testing.Layouts;
using Gongkai.Testing.Samples;

namespace Gongkai.Documents.Tests.Reports.Layouts;

/// <summary>变异测试 — damaged files end in an answer or a refusal, never in an exception, and no number is invented.</summary>
public sealed class MutationFuzzTests
{
    private const int Rounds = 6;
    private static readonly ReportReader s_reader = new();

    public static TheoryData<string> Layouts => [.. LayoutCatalog.All.Select(layout => layout.Name)];

    public static TheoryData<string> Samples =>
        [.. SampleReports.All.Select(sample => sample.FileName)];

    [Theory(DisplayName = "损坏的版式：不出异常，不凭空出数")]
    [MemberData(nameof(Layouts))]
    public void Read_DamagedLayout_NeverThrowsOrInvents(string name)
    {
        var layout = LayoutCatalog.Find(name);
        var rendering = layout.Render(layout.Report(name.Length), PrintStyle.Plain);

        AssertNone(Failures(rendering.Content, rendering.FileName));
    }

    [Theory(DisplayName = "损坏的样本：不出异常，不凭空出数")]
    [MemberData(nameof(Samples))]
    public void Read_DamagedSample_NeverThrowsOrInvents(string name) =>
        AssertNone(Failures(File.ReadAllBytes(RepositoryRoot.File($"samples/{name}")), name));

    private static void AssertNone(string failures) => Assert.True(failures.Length == 0, failures);

    private static string Failures(byte[] content, string fileName)
    {
        var failures = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Mutation.Apply(content, (round * 7919) + content.Length);
            if (Record.Exception(() => s_reader.Read(damaged, fileName)) is { } exception)
            {
                failures.Add($"round {round}: {exception.GetType().Name}: {exception.Message}");
            }
            else if (IsUtf8Text(damaged) && s_reader.Read(damaged, fileName).TryGet(out var report))
            {
                var numbers = Mutation.Numbers(Encoding.UTF8.GetString(damaged));
                failures.AddRange(LayoutJudge.CellsOf(report)
                    .Where(entry => entry.Value.State == CellState.Number
                    && !numbers.Contains(Math.Abs(entry.Value.Value!.Value).ToString(CultureInfo.InvariantCulture)))
                    .Select(entry => $"round {round}: {entry.Key} {entry.Value.Raw} is not in the file"));
            }
        }

        return string.Join('\n', failures.Take(20));
    }

    private static bool IsUtf8Text(byte[] content) =>
        content.Length > 4 && !content.AsSpan().StartsWith("PK"u8) && !content.AsSpan().StartsWith("%PDF"u8) && content[0] < 0xF0
            && !content.AsSpan(0, Math.Min(64, content.Length)).Contains((byte)0);
}
