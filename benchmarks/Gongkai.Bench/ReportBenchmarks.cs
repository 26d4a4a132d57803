using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Testing;
using Gongkai.Testing.Samples;

namespace Gongkai.Bench;

/// <summary>测量 — reading, checking and comparing one report, each beside a baseline measured in the same run.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private readonly HtmlParser _parser = new();
    private readonly ReportReader _reader = new();
    private byte[] _page = [];
    private AnnualReport _report = null!;
    private string _before = "";
    private string _now = "";
    private TextFingerprint _beforeRuns = null!;
    private TextFingerprint _nowRuns = null!;

    /// <summary>The page that is read, and its size in bytes.</summary>
    public static (string Name, long Bytes) Page => ("samples/clean-2021.html", new FileInfo(RepositoryRoot.File("samples/clean-2021.html")).Length);

    /// <summary>Length of the texts that are compared, in characters.</summary>
    public static int TextLength => TextOf(false).Length;

    [GlobalSetup]
    public void Prepare()
    {
        _page = File.ReadAllBytes(RepositoryRoot.File(Page.Name));
        _report = _reader.Read(_page, Page.Name).Value;
        _before = TextOf(false);
        _now = TextOf(true);
        _beforeRuns = TextFingerprint.Of(_before);
        _nowRuns = TextFingerprint.Of(_now);
    }

    [Benchmark(Description = "DOM of the page alone")]
    public int Dom() => _parser.ParseDocument(Encoding.UTF8.GetString(_page)).All.Length;

    [Benchmark(Description = "read the page")]
    public AnnualReport Read() => _reader.Read(_page, Page.Name).Value;

    [Benchmark(Description = "check a report that was read")]
    public CheckResult Check() => ReportChecker.Check(_report);

    [Benchmark(Description = "similarity of two texts")]
    public double Similarity() => TextSimilarity.Compare(_before, _now).Share;

    [Benchmark(Description = "similarity, both texts prepared")]
    public double PreparedSimilarity() => TextSimilarity.Compare(_beforeRuns, _nowRuns).Share;

    [Benchmark(Description = "longest common subsequence of the same texts")]
    public int CommonSubsequence()
    {
        var above = new int[_now.Length + 1];
        var row = new int[_now.Length + 1];
        foreach (var c in _before)
        {
            for (var j = 0; j < _now.Length; j++)
            {
                row[j + 1] = c == _now[j] ? above[j] + 1 : Math.Max(above[j + 1], row[j]);
            }

            (above, row) = (row, above);
        }

        return above[^1];
    }

    // The prose of the first samples; the second text has every third sentence reworded.
    private static string TextOf(bool reworded)
    {
        var sentences = string.Join('\n', SampleReports.All.Take(6).SelectMany(sample => sample.Prose)).Split('。');
        return string.Join('。', sentences.Select((sentence, i) => reworded && i % 3 == 0 ? "另外，" + sentence.Replace("公开", "发布", StringComparison.Ordinal) : sentence));
    }
}
