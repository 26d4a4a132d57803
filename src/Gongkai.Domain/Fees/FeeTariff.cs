using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Fees;

/// <summary>收费标准 — the tiers of the fee as data; 国办函〔2020〕109号.</summary>
/// <param name="Basis">The instrument that sets them.</param>
/// <param name="InForceFrom">First day they apply.</param>
/// <param name="PerItem">The tiers by item as far as they are listed.</param>
/// <param name="PerItemBeyond">How the tiers by item go on after the last listed one.</param>
/// <param name="PerPage">The tiers by volume.</param>
public sealed record FeeTariff(
    Provision Basis,
    DateOnly InForceFrom,
    IReadOnlyList<ProgressiveTier> PerItem,
    TierGrowth PerItemBeyond,
    IReadOnlyList<ProgressiveTier> PerPage)
{
    /// <summary>All tiers by item, without end.</summary>
    public IEnumerable<ProgressiveTier> ItemTiers()
    {
        foreach (var tier in PerItem)
        {
            yield return tier;
        }

        for (var last = PerItem[^1]; ;)
        {
            var from = last.To!.Value + 1;
            last = new ProgressiveTier(from, from + PerItemBeyond.Width - 1, last.YuanEach + PerItemBeyond.YuanMoreEachTier);
            yield return last;
        }
    }

    internal static FeeTariff LoadShipped()
    {
        var assembly = typeof(FeeTariff).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.Contains(".Fees.Tariffs.", StringComparison.Ordinal));
        var file = JsonSerializer.Deserialize(ShippedFile.Read(assembly, name), TariffFileContext.Default.TariffFile)
            ?? throw new JsonException("The file is empty.");
        return new FeeTariff(
            new Provision(file.Basis.Source, file.Basis.Clause),
            file.InForceFrom,
            [.. file.PerItem.Select(tier => tier.ToTier())],
            file.PerItemBeyond,
            [.. file.PerPage.Select(tier => tier.ToTier())]);
    }
}

/// <summary>超额累进 — how tiers go on: width of each further tier, and how much dearer each item gets.</summary>
public sealed record TierGrowth(int Width, int YuanMoreEachTier);

internal sealed record TariffFile(
    TariffFile.BasisEntry Basis,
    DateOnly InForceFrom,
    TariffFile.TierEntry[] PerItem,
    TierGrowth PerItemBeyond,
    TariffFile.TierEntry[] PerPage)
{
    internal sealed record BasisEntry(string Source, string Clause);

    internal sealed record TierEntry(int From, int? To, int Yuan)
    {
        internal ProgressiveTier ToTier() => new(From, To, Yuan);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TariffFile))]
internal sealed partial class TariffFileContext : JsonSerializerContext;
