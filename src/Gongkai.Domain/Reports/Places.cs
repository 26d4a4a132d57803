using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Reports;

/// <summary>地名表 — provinces, prefecture-level units, county-level cities and the words that tell a zone from a district, read from data.</summary>
internal sealed record Places(
    string Source,
    string Date,
    string[] StateCouncilDepartments,
    HashSet<string> Provinces,
    HashSet<string> Municipalities,
    HashSet<string> Prefectures,
    HashSet<string> CountyLevelCities,
    HashSet<string> DistrictsNamedNew,
    string[] FunctionalZones,
    string[] NoDistrict)
{
    private static readonly Lazy<Places> s_known = new(Load);

    public static Places Known => s_known.Value;

    private static Places Load()
    {
        using var stream = typeof(Places).Assembly.GetManifestResourceStream("Gongkai.Domain.Reports.OrganKinds.json")!;
        return JsonSerializer.Deserialize(stream, PlacesContext.Default.Places)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Places))]
internal sealed partial class PlacesContext : JsonSerializerContext;
