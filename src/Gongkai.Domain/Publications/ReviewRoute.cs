using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Publications;

/// <summary>审核职责 — what a stage of review asks of the person.</summary>
public enum ReviewDuty
{
    /// <summary>审核.</summary>
    Review,

    /// <summary>签发.</summary>
    Approve,
}

/// <summary>审核环节 — one stage of a route.</summary>
/// <param name="IsContributingUnit">Whether it is for the unit that contributed the item.</param>
/// <param name="UnitId">The unit it is for; null where anybody of the organ with the duty may do it.</param>
public sealed record ReviewStage(string Name, ReviewDuty Duty, bool IsContributingUnit = false, Guid? UnitId = null);

/// <summary>审核路径 — the stages that an item of a class goes through, in order; an organ may set its own.</summary>
public sealed record ReviewRoute(IReadOnlyList<ReviewStage> Stages)
{
    private const int MostStages = 10;

    private static readonly Lazy<Dictionary<ItemClass, ReviewRoute>> s_defaults = new(LoadDefaults);

    /// <summary>The route that ships for a class.</summary>
    public static ReviewRoute Default(ItemClass itemClass) => s_defaults.Value[itemClass];

    public Refusal? Check() =>
        Stages.Count is 0 or > MostStages ? new Refusal("route-stages", "审核路径应有 1 至 10 个环节，请修改。", Provision.Regulation("第十七条"))
        : Stages.Any(stage => string.IsNullOrWhiteSpace(stage.Name)) ? new Refusal("route-stage-name", "审核环节没有名称，请逐个填写。")
        : Stages[^1].Duty != ReviewDuty.Approve ? new Refusal("route-approval", "最后一个环节应为签发，请调整审核路径。", Provision.Regulation("第十七条"))
        : null;

    public string ToText() => JsonSerializer.Serialize(new RouteFile([.. Stages.Select(StageEntry.Of)]), RouteFileContext.Default.RouteFile);

    public static ReviewRoute Parse(string text) =>
        new([.. JsonSerializer.Deserialize(text, RouteFileContext.Default.RouteFile)!.Stages.Select(entry => entry.ToStage())]);

    private static Dictionary<ItemClass, ReviewRoute> LoadDefaults()
    {
        var routes = new Dictionary<ItemClass, ReviewRoute>();
        foreach (var (code, file) in PublicationFiles.Read("ReviewRoutes.json", RouteFileContext.Default.DictionaryStringRouteFile))
        {
            routes.Add(Enum.Parse<ItemClass>(code), new ReviewRoute([.. file.Stages.Select(entry => entry.ToStage())]));
        }

        return routes;
    }
}

internal sealed record RouteFile(StageEntry[] Stages);

internal sealed record StageEntry(string Name, string Duty, bool IsContributingUnit, string? Unit)
{
    internal static StageEntry Of(ReviewStage stage) => new(stage.Name, stage.Duty.ToString(), stage.IsContributingUnit, stage.UnitId?.ToString("D", CultureInfo.InvariantCulture));

    internal ReviewStage ToStage() => new(Name, Enum.Parse<ReviewDuty>(Duty), IsContributingUnit, Unit is null ? null : Guid.Parse(Unit));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RouteFile))]
[JsonSerializable(typeof(Dictionary<string, RouteFile>))]
internal sealed partial class RouteFileContext : JsonSerializerContext;
