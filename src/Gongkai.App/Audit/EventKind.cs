namespace Gongkai.App.Audit;

/// <summary>办理动作 — stable code of something that is done, and how the timeline names it.</summary>
public sealed record EventKind(string Code, string Name)
{
    /// <summary>The draft of an event of this kind.</summary>
    public EventDraft On(Guid organId, string subjectKind, Guid? subjectId) => new(organId, subjectKind, subjectId, Code);
}
