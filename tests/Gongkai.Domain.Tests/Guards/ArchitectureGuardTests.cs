using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gongkai.Documents.Reports;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Guards;

public sealed class ArchitectureGuardTests
{
    private static readonly Assembly[] s_assemblies = [typeof(Provision).Assembly, typeof(ReportReader).Assembly];

    [Theory(DisplayName = "引用只有一个方向：Domain ← Documents ← App ← Web、Cli")]
    [InlineData("Gongkai.Domain", new string[0])]
    [InlineData("Gongkai.Documents", new[] { "Gongkai.Domain" })]
    [InlineData("Gongkai.App", new[] { "Gongkai.Documents" })]
    [InlineData("Gongkai.Web", new[] { "Gongkai.App" })]
    [InlineData("Gongkai.Cli", new[] { "Gongkai.Web" })]
    public void Projects_References_PointOneWay(string project, string[] expected) =>
        Assert.Equal(expected, Items(project, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference)));

    [Fact]
    public void Domain_References_AreTheFrameworkAlone() =>
        Assert.All(typeof(Provision).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact(DisplayName = "没有只有一个实现的接口")]
    public void Interfaces_Each_HasSeveralImplementations() => Assert.Empty(AssemblyShape.LoneInterfaces(s_assemblies));

    [Fact(DisplayName = "方法参数不超过五个")]
    public void Methods_Parameters_AreAtMostFive() => Assert.Empty(AssemblyShape.MethodsWithManyParameters(s_assemblies));

    [Fact(DisplayName = "每个依赖包都在决定记录中说明理由和许可")]
    public void Packages_OfSourceProjects_AreThoseOfTheRecord()
    {
        string[] projects = ["Gongkai.Domain", "Gongkai.Documents", "Gongkai.App", "Gongkai.Web", "Gongkai.Cli"];
        var used = projects.SelectMany(project => Items(project, "PackageReference")).Distinct().Order(StringComparer.Ordinal).ToList();
        var recorded = Regex.Matches(File.ReadAllText(RepositoryRoot.File("docs/adr/0005-packages.md")), @"^\| `([\w.]+)` \|", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(used, recorded);
        Assert.InRange(used.Count, 1, 12);
    }

    [Fact]
    public void SourceProjects_Number_KeepsTheBudget() =>
        Assert.InRange(Directory.EnumerateFiles(RepositoryRoot.File("src"), "*.csproj", SearchOption.AllDirectories).Count(), 1, 6);

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(RepositoryRoot.File($"src/{project}/{project}.csproj")).Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
