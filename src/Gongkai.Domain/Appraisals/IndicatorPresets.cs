using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Appraisals;

/// <summary>评分指标 — one indicator of a preset: weight, and the metric that gives its fact, where records can.</summary>
/// <param name="Metric">Code of the metric; empty where people judge.</param>
/// <param name="Target">Value of the metric that earns full marks.</param>
public sealed record PresetIndicator(string Code, string Name, decimal Weight, string Metric, decimal? Target, string Basis)
{
    /// <summary>What the fact earns: the share of the target, never more than full marks; blank where nothing is known.</summary>
    public static decimal? Earned(decimal weight, decimal? fact, decimal? target) =>
        fact is { } value && target is { } full && full > 0 ? Math.Round(weight * Math.Clamp(value / full, 0, 1), 2, MidpointRounding.AwayFromZero) : null;
}

/// <summary>指标预设 — a scheme of appraisal as published, ready to be taken over and changed.</summary>
public sealed record IndicatorPreset(string Code, string Name, string Source, IReadOnlyList<PresetIndicator> Indicators);

/// <summary>评分指标预设 — the schemes that ship: four of cities and districts, two of third parties.</summary>
public static class IndicatorPresets
{
    private static readonly Lazy<IReadOnlyList<IndicatorPreset>> s_shipped = new(() => JsonSerializer.Deserialize(
        ShippedFile.Read(Assembly.GetExecutingAssembly(), "Gongkai.Domain.Appraisals.Presets.json"), IndicatorContext.Default.IReadOnlyListIndicatorPreset)!);

    public static IReadOnlyList<IndicatorPreset> Shipped => s_shipped.Value;

    public static IndicatorPreset? Find(string code) => Shipped.FirstOrDefault(preset => preset.Code == code);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<IndicatorPreset>))]
internal sealed partial class IndicatorContext : JsonSerializerContext;
