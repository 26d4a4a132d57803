using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing;

namespace Gongkai.Documents.Tests.Reports;

/// <summary>已公布的年报 — the real reports beside the working copy, where they are there, and our
/// own samples always: every cell and every error and warning.</summary>
public sealed class PublishedReportsTests
{
    private static readonly string[] s_members =
        ["organ", "reportYear", "format", "title", "signOff", "sections", "statisticalPeriodStated", "feeStatementInPart6", "part2", "part3",
            "part4"];

    private static readonly Dictionary<string, JsonObject> s_expected = Load("../shared/seeds/truth.json").Concat(Load("samples/expected.json"))
        .ToDictionary(entry => entry.File, entry => entry.Expected, StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. s_expected.Keys.Order(StringComparer.Ordinal)];

    [Theory(DisplayName = "年报逐格、逐项读出的与期望一致")]
    [MemberData(nameof(Files))]
    public void Read_PublishedReport_GivesEveryCell(string file)
    {
        var read = Write(file);
        var unreadable = read["unreadable"]!.AsArray().Select(entry => (string)entry!["where"]!).ToHashSet(StringComparer.Ordinal);

        foreach (var member in s_members.Where(member => s_expected[file].ContainsKey(member)))
        {
            AssertSame(s_expected[file][member], read[member], member, unreadable);
        }
    }

    // What could not be read is absent and named; whatever is there is the same to the last digit.
    private static void AssertSame(JsonNode? expected, JsonNode? read, string address, HashSet<string> unreadable)
    {
        if (expected is not JsonObject members || members.ContainsKey("raw"))
        {
            Assert.True(JsonNode.DeepEquals(expected, read), $"{address}: expected {Text(expected)}, got {Text(read)}");
            return;
        }

        foreach (var (name, value) in members)
        {
            if (read is JsonObject found && found.ContainsKey(name))
            {
                AssertSame(value, found[name], $"{address}.{name}", unreadable);
            }
            else
            {
                Assert.Contains(unreadable, where => $"{address}.{name}".StartsWith(where, StringComparison.Ordinal));
            }
        }
    }

    [Theory(DisplayName = "真实机关的类别由名称认出；样本的地名是虚构的，认不出级别就不写")]
    [MemberData(nameof(Files))]
    public void Read_PublishedReport_KnowsTheOrganOrSaysNothing(string file)
    {
        var kind = (string?)Write(file)["organKind"];

        if (kind is not null || !file.StartsWith("samples/", StringComparison.Ordinal))
        {
            Assert.Equal(OrganKinds.JsonName(OrganKinds.Classify((string)s_expected[file]["organ"]!)!.Value), kind);
        }

        if (!file.StartsWith("samples/", StringComparison.Ordinal))
        {
            Assert.Equal((string?)s_expected[file]["organKind"], kind);
        }
    }

    [Theory(DisplayName = "年报的错误和警告不多不少")]
    [MemberData(nameof(Files))]
    public void Check_PublishedReport_FindsEveryErrorAndWarningAndNoOther(string file) =>
        Assert.Equal(Weighty(s_expected[file]), Weighty(Write(file)));

    [Theory(DisplayName = "年报的已知提示都在")]
    [MemberData(nameof(Files))]
    public void Check_PublishedReport_GivesTheKnownInformation(string file) =>
        Assert.Empty(Places(s_expected[file]).Except(Places(Write(file))));

    private static IEnumerable<string> Places(JsonObject report) =>
        report["findings"]!.AsArray().Select(finding => $"{finding!["rule"]} {finding["location"]}");

    private static string[] Weighty(JsonObject report) =>
    [
        .. report["findings"]!.AsArray().Select(finding => finding!.AsObject())
            .Where(finding => (string?)finding["severity"] != "info")
            .Select(finding => $"{finding["rule"]} {finding["severity"]} {finding["location"]}")
            .Order(StringComparer.Ordinal),
    ];

    private static JsonObject Write(string file)
    {
        var report = new ReportReader().Read(File.ReadAllBytes(RepositoryRoot.File(file)), file).Value;
        var buffer = new ArrayBufferWriter<byte>();
        ReportJson.Write(buffer, report, file, ReportChecker.Check(report));
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static List<(string File, JsonObject Expected)> Load(string truth)
    {
        var path = RepositoryRoot.File(truth);
        var folder = truth[..truth.LastIndexOf('/')];
        return !File.Exists(path)
            ? []
            : JsonNode.Parse(File.ReadAllText(path))!["reports"]!.AsArray()
            .Select(report => ($"{folder}/{report!["seed"] ?? report["file"]}", report.AsObject())).ToList();
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) ?? "nothing";
}
