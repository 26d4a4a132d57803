using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Requests;

/// <summary>期限规定 — the periods of one version of the Regulation, as data; the day of submission decides which version applies.</summary>
/// <param name="Id">Stable key: the year of the version.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="InForceFrom">First day it applies.</param>
/// <param name="ConfirmedChannels">Channels where the day of receipt is the day of confirmation with the applicant.</param>
/// <param name="ExcludedConsultations">Consultations whose time is not counted.</param>
public sealed record TimeLimits(
    string Id,
    string Name,
    DateOnly InForceFrom,
    IReadOnlyList<SubmissionChannel> ConfirmedChannels,
    IReadOnlyList<ConsultationKind> ExcludedConsultations)
{
    private static readonly Lazy<IReadOnlyList<TimeLimits>> s_shipped = new(LoadShipped);

    /// <summary>All versions, oldest first.</summary>
    public static IReadOnlyList<TimeLimits> Shipped => s_shipped.Value;

    public required Provision Receipt { get; init; }

    public required Provision Excluded { get; init; }

    public required Provision FixedDate { get; init; }

    public required StatutoryPeriod Reply { get; init; }

    public required StatutoryPeriod Extension { get; init; }

    public required StatutoryPeriod ClarificationNotice { get; init; }

    public required StatutoryPeriod Consultation { get; init; }

    public required StatutoryPeriod Payment { get; init; }

    /// <summary>The version that applies to a request submitted on a day.</summary>
    public static Result<TimeLimits> On(DateOnly day)
    {
        for (var i = Shipped.Count - 1; i >= 0; i--)
        {
            if (day >= Shipped[i].InForceFrom)
            {
                return Shipped[i];
            }
        }

        return new Refusal("request-no-law", $"{DateText.Of(day)}政府信息公开条例尚未施行，不能计算期限；请核对提交日期。");
    }

    private static IReadOnlyList<TimeLimits> LoadShipped()
    {
        var assembly = typeof(TimeLimits).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(".Requests.Limits.", StringComparison.Ordinal))
                .Select(name => JsonSerializer.Deserialize(ShippedFile.Read(assembly, name), TimeLimitsContext.Default.TimeLimits) ?? throw new JsonException("The file is empty."))
                .OrderBy(limits => limits.InForceFrom),
        ];
    }
}

/// <summary>法定期间 — a number of working days with its provision; no number where the law sets none.</summary>
public sealed record StatutoryPeriod(int? WorkingDays, Provision Basis);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TimeLimits))]
internal sealed partial class TimeLimitsContext : JsonSerializerContext;
