using System.Text.RegularExpressions;
using Gongkai.App.Audit;
using Gongkai.Testing;

namespace Gongkai.App.Tests.Audit;

public sealed partial class EventNameTests
{
    [Fact(DisplayName = "程序记下的每个动作在日志里都有中文名称")]
    public void Actions_InTheSources_AllHaveAChineseName()
    {
        var sources = Directory.EnumerateFiles(RepositoryRoot.File("src/Gongkai.App"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var used = sources.SelectMany(source => Recorded().Matches(source)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.DoesNotContain(used, action => !EventKinds.Actions.ContainsKey(action));
        Assert.InRange(used.Count, 20, 1000);
    }

    [GeneratedRegex("""(?:EventDraft\([^"\n]*"[a-z-]+"[^"\n]*|Note\([^"\n]*|ItemDeed\()"([a-z]+-[a-z-]+)["]""")]
    private static partial Regex Recorded();
}
