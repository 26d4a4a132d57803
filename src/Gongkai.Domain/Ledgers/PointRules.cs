using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Ledgers;

/// <summary>计分规则 — how many points an item submitted upward earns: by platform, by a leader's instruction, and what a missed commission costs.</summary>
public sealed record PointRules(IReadOnlyDictionary<string, decimal> Platforms, IReadOnlyDictionary<string, decimal> Instructions, decimal Commissioned, decimal Missed)
{
    private static readonly Lazy<PointRules> s_shipped = new(() => JsonSerializer.Deserialize(
        ShippedFile.Read(Assembly.GetExecutingAssembly(), "Gongkai.Domain.Ledgers.Points.json"), PointRulesContext.Default.PointRules)!);

    public static PointRules Shipped => s_shipped.Value;

    public Refusal? Check() => Platforms.Values.Concat(Instructions.Values).Append(Commissioned).Any(points => points is < 0 or > 1000) || Missed is > 0 or < -1000
        ? new Refusal("point-rules", "各项得分应为 0 至 1000 分，约稿未报填 0 或者负数。")
        : null;

    public string ToText() => JsonSerializer.Serialize(this, PointRulesContext.Default.PointRules);

    /// <exception cref="JsonException">The text is no set of rules.</exception>
    public static PointRules Parse(string text) => JsonSerializer.Deserialize(text, PointRulesContext.Default.PointRules) ?? throw new JsonException("The text is empty.");

    /// <summary>The points of one record of the ledger of submissions.</summary>
    public decimal Of(LedgerEntry submission)
    {
        var isCommissioned = submission["commissioned"] == "yes";
        if (submission["adopted"] != "yes")
        {
            return isCommissioned && submission["adopted"] == "no" ? Missed : 0;
        }

        return (isCommissioned ? Commissioned : Platforms.GetValueOrDefault(submission["platform"])) + Instructions.GetValueOrDefault(submission["instructed"]);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PointRules))]
internal sealed partial class PointRulesContext : JsonSerializerContext;
