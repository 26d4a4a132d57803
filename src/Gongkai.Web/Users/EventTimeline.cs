using Gongkai.App.Audit;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Users;

/// <summary>办理过程 — the log of one subject as the timeline of its page.</summary>
public static class EventTimeline
{
    /// <summary>For <c>&lt;partial name="Components/_Timeline" model="…" /&gt;</c>, newest first.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<CaseEvent> events) =>
    [
        .. events.Reverse().Select(happened => new TimelineEntry(happened.HappenedAt, EventKinds.Action(happened.Action))
        {
            Who = happened.PersonName,
            Reason = happened.Reason.Length > 0 ? happened.Reason : null,
            Provision = happened.Provision.Length > 0 ? happened.Provision : null,
        }),
    ];
}
