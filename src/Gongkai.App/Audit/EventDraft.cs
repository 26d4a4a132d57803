using System.Text.Json;

namespace Gongkai.App.Audit;

/// <summary>办理记录草稿 — what a use case did, before it takes its place in the chain.</summary>
/// <param name="OrganId">The organ whose chain it belongs to.</param>
/// <param name="SubjectKind">What it was done to, as a stable code.</param>
/// <param name="Action">Stable code of what was done.</param>
public sealed record EventDraft(Guid OrganId, string SubjectKind, Guid? SubjectId, string Action)
{
    public string Reason { get; init; } = "";

    public string Provision { get; init; } = "";

    public string Payload { get; init; } = "{}";

    public int PayloadVersion { get; init; } = 1;

    /// <summary>The same event with facts that explain it; never personal data.</summary>
    public EventDraft With(object facts, int version = 1) => this with { Payload = JsonSerializer.Serialize(facts, JsonSerializerOptions.Web), PayloadVersion = version };
}
