using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.App.Operation;
using Gongkai.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Operation;

public sealed partial class SiteLogFormatterTests
{
    // What a line of the log may carry. A new word here needs a thought: can it tell who somebody is?
    private static readonly string[] s_harmless = ["Fault", "Kind", "Item", "Attempt", "Job", "Seconds"];

    [Fact(DisplayName = "日志是一行 JSON，各处的个人信息都已遮盖")]
    public void Write_EntryWithPersonalData_IsOneMaskedLine()
    {
        using var text = new StringWriter();
        var state = new List<KeyValuePair<string, object?>> { new("Who", "wang@example.cn"), new("Count", 3), new("{OriginalFormat}", "Mail to {Who}") };
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(
            LogLevel.Warning, "Gongkai.Test", new EventId(7), state, new InvalidOperationException("call 13912345678\nagain"), (_, _) => "Mail to wang@example.cn");

        new SiteLogFormatter().Write(entry, null, text);

        var line = Assert.Single(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(("Warning", "Mail to [邮箱]", 7), (json.GetProperty("level").GetString(), json.GetProperty("message").GetString(), json.GetProperty("event").GetInt32()));
        Assert.Equal(("[邮箱]", 3), (json.GetProperty("fields").GetProperty("Who").GetString(), json.GetProperty("fields").GetProperty("Count").GetInt32()));
        Assert.DoesNotContain("13912345678", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wang", line, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "日志模板只用不涉及个人的字段")]
    public void Templates_OfAllLogMessages_NameHarmlessFieldsAlone()
    {
        var fields = typeof(SiteLogFormatter).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message)
            .OfType<string>()
            .SelectMany(message => Field().Matches(message).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.NotEmpty(fields);
        Assert.Empty(fields.Except(s_harmless));
    }

    [Fact(DisplayName = "技术日志只经由日志模板写出")]
    public void Sources_OfTheApp_LogThroughTemplatesAlone() =>
        Assert.Empty(Directory.EnumerateFiles(RepositoryRoot.File("src/Gongkai.App"), "*.cs", SearchOption.AllDirectories)
            .Where(path => LooseLog().IsMatch(File.ReadAllText(path))).Select(Path.GetFileName));

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|Console\.(Write|Error|Out)")]
    private static partial Regex LooseLog();
}
