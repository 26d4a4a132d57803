using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing;

namespace Gongkai.Cli.Tests.Guards;

public sealed class CommandLineGuardTests
{
    [Fact(DisplayName = "命令行没有只有一个实现的接口")]
    public void Interfaces_Each_HasSeveralImplementations() => Assert.Empty(AssemblyShape.LoneInterfaces(typeof(CommandLine).Assembly));

    [Fact(DisplayName = "命令行的方法参数不超过五个")]
    public void Methods_Parameters_AreAtMostFive() => Assert.Empty(AssemblyShape.MethodsWithManyParameters(typeof(CommandLine).Assembly));

    [Fact(DisplayName = "规则目录列出规定的每一条规则")]
    public void Rules_Catalogue_ListsEveryPrescribedRule()
    {
        string[] prescribed =
        [
            .. Numbered("S", 1, 9), .. Numbered("A", 1, 9), "A11", .. Numbered("A", 21, 24), .. Numbered("B", 1, 8), .. Numbered("C", 1, 7),
            .. Numbered("N", 1, 14), "P01", "T01",
        ];
        var listed = CliRun.InProcess(["report", "rules", "--format", "csv"]).Output.Split('\n').Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(',')[0]).ToList();

        Assert.Equal(prescribed.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(RuleCatalog.All.Count, listed.Count);
    }

    [Fact(DisplayName = "法条对照表中每条规则都有测试")]
    public void LawTable_EveryRule_NamesATest() =>
        Assert.DoesNotContain("**没有**", File.ReadAllText(RepositoryRoot.File("docs/law/README.md")), StringComparison.Ordinal);

    private static IEnumerable<string> Numbered(string family, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{family}{number:00}");
}
