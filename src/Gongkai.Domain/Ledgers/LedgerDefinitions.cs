using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Ledgers;

/// <summary>台账目录 — all ledgers that ship, one data file each.</summary>
public static class LedgerDefinitions
{
    private const string Folder = "Gongkai.Domain.Ledgers.Definitions.";

    private static readonly Lazy<IReadOnlyList<LedgerDefinition>> s_shipped = new(Load);

    public static IReadOnlyList<LedgerDefinition> Shipped => s_shipped.Value;

    public static LedgerDefinition? Find(string code) => Shipped.FirstOrDefault(definition => definition.Code == code);

    /// <exception cref="JsonException">The file is no definition.</exception>
    public static LedgerDefinition Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, LedgerContext.Default.LedgerDefinition) ?? throw new JsonException("The file is empty.");

    private static List<LedgerDefinition> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Parse(ShippedFile.Read(assembly, name)))];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LedgerDefinition))]
internal sealed partial class LedgerContext : JsonSerializerContext;
