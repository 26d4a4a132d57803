using System.Text.RegularExpressions;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Guards;

public sealed partial class SourceGuardTests
{
    private const int LongestLine = 250;
    private const double LeastDocumented = 7;

    [Theory(DisplayName = "文件不超过规定的行数")]
    [InlineData("src", 400)]
    [InlineData("tests", 400)]
    public void Files_EachSource_KeepsTheBudget(string folder, int mostLines) =>
        Assert.Empty(Sources(folder).Select(path => (Path: path, Lines: File.ReadLines(path).Count())).Where(file => file.Lines > mostLines)
            .Select(file => $"{Name(file.Path)} {file.Lines}"));

    [Fact]
    public void Files_AllSources_KeepTheBudgetOfTheNinetiethPercentile()
    {
        var lines = Sources("src").Select(path => File.ReadLines(path).Count()).Order().ToList();

        Assert.InRange(lines[lines.Count * 9 / 10], 1, 200);
    }

    [Fact]
    public void Files_AllSources_KeepTheBudgetOfTheMedian()
    {
        var lines = Sources("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => File.ReadLines(path).Count()).Order()
            .ToList();

        Assert.InRange(lines[lines.Count / 2], 40, 100);
    }

    [Theory(DisplayName = "没有看不到头的长行")]
    [InlineData("src", LongestLine)]
    public void Lines_EachSource_KeepTheBudget(string folder, int longest) =>
        Assert.Empty(Sources(folder).SelectMany(path => File.ReadLines(path).Select((line, i) => (Place: $"{Name(path)}:{i + 1}", line.Length))
            .Where(line => line.Length > longest).Select(line => line.Place)));

    [Fact(DisplayName = "源码中没有十行以上相同的段落")]
    public void Lines_TenInARow_StandOnce()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var repeated = new List<string>();
        foreach (var path in Sources("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var lines = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && !IsImport(line)).ToList();
            for (var i = 0; i + 10 <= lines.Count; i++)
            {
                var place = $"{Name(path)} {lines[i]}";
                if (!seen.TryAdd(string.Join('\n', lines.Skip(i).Take(10)), place))
                {
                    repeated.Add(place);
                }
            }
        }

        Assert.Empty(repeated);
    }

    // Two files that need the same namespaces say nothing twice.
    private static bool IsImport(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal);

    [Fact(DisplayName = "领域代码的说明不少也不多")]
    public void Lines_OfTheDomain_AreDocumentedInMeasure()
    {
        var lines = Sources("src/Gongkai.Domain").SelectMany(File.ReadLines).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        Assert.InRange(100.0 * lines.Count(line => line.StartsWith("///", StringComparison.Ordinal)) / lines.Count, LeastDocumented, 15);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Readme_Lines_KeepTheBudget(string name) =>
        Assert.InRange(File.ReadLines(RepositoryRoot.File(name)).Count(), 1, 120);

    [Theory(DisplayName = "源码中没有被禁止的写法")]
    [InlineData("src", @"#pragma warning disable|#region|<NoWarn>|catch \(Exception\)|catch \(Exception \w+\)\s*$|\bTODO\b(?!\()")]
    [InlineData("tests", @"#region|\bSkip = ""|Thread\.Sleep\(|// Arrange")]
    public void Files_EachSource_HasNothingForbidden(string folder, string forbidden)
    {
        var pattern = new Regex(forbidden, RegexOptions.Multiline);

        Assert.Empty(Sources(folder)
            .Where(path => !path.EndsWith("SourceGuardTests.cs", StringComparison.Ordinal) && pattern.IsMatch(File.ReadAllText(path))).Select(Name));
    }

    [Fact(DisplayName = "没有绝对路径")]
    public void Files_TrackedText_HaveNoAbsolutePath()
    {
        var found = TextFiles().Where(path => AbsolutePath().IsMatch(File.ReadAllText(path))).Select(Name).ToList();

        Assert.Empty(found);
    }

    [Fact(DisplayName = "名称不用含糊的词")]
    public void Files_EachSource_IsNamedAfterWhatItIs()
    {
        var vague = Sources("src").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => VagueName().IsMatch(name)).ToList();

        Assert.Empty(vague);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(RepositoryRoot.File(folder), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> TextFiles() =>
        Sources("src").Concat(Sources("tests"))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.File("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(((string[])["run", "test", ".ci/run", "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "Directory.Build.props"])
            .Select(RepositoryRoot.File));

    private static string Name(string path) => Path.GetRelativePath(RepositoryRoot.Path, path);

    [GeneratedRegex(@"(?<![A-Za-z0-9_.~/<*}])/(home|root|work|Users|tmp)/[a-z]")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex("((?<!Tag)Helper|Util|Utils|Utilities|Manager|Common|Base|Impl|Info|Misc|Extensions)$")]
    private static partial Regex VagueName();
}
