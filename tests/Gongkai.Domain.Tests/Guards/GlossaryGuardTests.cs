using System.Reflection;
using System.Xml.Linq;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Guards;

public sealed class GlossaryGuardTests
{
    // Types that stand for no term of the law or the office.
    private static readonly string[] s_technicalTypes = [];
    private static readonly Assembly s_domain = typeof(Provision).Assembly;

    [Fact(DisplayName = "术语表中标“有”的标识符都在代码中")]
    public void Glossary_ImplementedIdentifiers_ExistInTheDomain()
    {
        var names = s_domain.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Select(member => member.Name)
            .Append(type.Name))
            .Select(name => name.Split('`')[0])
            .ToHashSet(StringComparer.Ordinal);

        var missing = Rows().Where(row => row.IsImplemented).SelectMany(row => row.Identifiers).Except(names).ToList();
        Assert.Empty(missing);
    }

    [Fact(DisplayName = "每个公开类型的说明以术语表中的中文术语开头")]
    public void Glossary_EveryPublicType_IsListedWithItsTerm()
    {
        var terms = Rows().Select(row => row.Term).ToHashSet(StringComparer.Ordinal);
        var summaries = XDocument.Load(Path.ChangeExtension(s_domain.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? "");
        var missing = s_domain.GetExportedTypes()
            .Where(type => !s_technicalTypes.Contains(type.Name))
            .Select(type => (type.Name, Term: summaries.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}", "").Split(" — ")[0]))
            .Where(type => !terms.Contains(type.Term))
            .Select(type => $"| {type.Term} | `{type.Name.Split('`')[0]}` | – | 有 |");

        Assert.Empty(missing);
    }

    [Fact]
    public void Glossary_Identifiers_AreListedOnce() =>
        Assert.Empty(Rows().SelectMany(row => row.Identifiers.Select(identifier => (row.Term, identifier))).GroupBy(pair => pair)
            .Where(group => group.Count() > 1).Select(group => group.Key));

    private static IEnumerable<GlossaryRow> Rows() =>
        File.ReadLines(RepositoryRoot.File("docs/glossary.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => new GlossaryRow(cells[0], [.. cells[1].Split(',').Select(identifier => identifier.Trim().Trim('`'))], cells[3] == "有"));

    private sealed record GlossaryRow(string Term, string[] Identifiers, bool IsImplemented);
}
