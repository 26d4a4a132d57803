using System.Text.RegularExpressions;
using Gongkai.Testing;

namespace Gongkai.Web.Tests.Assets;

public sealed partial class StyleTests
{
    // Names that scripts and tests hold on to; they look like what stands around them.
    private static readonly HashSet<string> s_hooks = ["codes", "indicator", "letters", "proposals", "qr", "read-row", "sample-letter", "terms"];

    [Fact(DisplayName = "页面上写的每个样式名都有样式")]
    public void Pages_EachClass_HasARule()
    {
        var rules = Directory.GetFiles(RepositoryRoot.File("src/Gongkai.Web/Assets/Styles"), "*.css")
            .SelectMany(file => Rule().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        var without = Directory.GetFiles(RepositoryRoot.File("src/Gongkai.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Written().Matches(File.ReadAllText(file)).SelectMany(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(name => (Page: Path.GetFileName(file), Name: name)))
            .Where(one => !rules.Contains(one.Name) && !s_hooks.Contains(one.Name)).Distinct().ToList();

        Assert.Empty(without);
    }

    [GeneratedRegex(@"\.([a-z][\w-]*)")]
    private static partial Regex Rule();

    // Up to the first part that is decided while the page is made.
    [GeneratedRegex("""class="([a-z][a-z0-9 -]*)(?=["])""")]
    private static partial Regex Written();
}
