using Gongkai.Domain.Publications;

namespace Gongkai.Web.Publishing;

/// <summary>审核环节表单 — one stage of a route; without a name it is none.</summary>
public sealed class StageInput
{
    private const string Contributing = "contributing";

    public string? Name { get; set; }

    public ReviewDuty Duty { get; set; }

    /// <summary>Empty for anybody with the duty, a unit's id, or the word for the contributing unit.</summary>
    public string? Who { get; set; }

    public bool IsContributing => Who == Contributing;

    public static StageInput Of(ReviewStage stage) => new() { Name = stage.Name, Duty = stage.Duty, Who = stage.IsContributingUnit ? Contributing : stage.UnitId?.ToString() };

    public ReviewStage ToStage() => new(Name!.Trim(), Duty, IsContributing, Guid.TryParse(Who, out var unit) ? unit : null);
}
