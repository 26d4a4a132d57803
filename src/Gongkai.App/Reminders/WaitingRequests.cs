using Gongkai.App.Requests;
using Gongkai.App.Users;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;

namespace Gongkai.App.Reminders;

/// <summary>待办申请 — which open requests a person is reminded of: the own ones and those of the own unit, all of them for who answers for the organ.</summary>
internal static class WaitingRequests
{
    internal static IEnumerable<WorkbenchRow> Of(Person person, IEnumerable<WorkbenchRow> open)
    {
        var permissions = RoleTable.Of(person.Roles.Select(assigned => assigned.Role));
        return permissions.Contains(Permission.RegisterRequests) ? open
            : permissions.Contains(Permission.HandleRequests) ? open.Where(row => row.Request.HandlerId == person.Id || row.Request.HandlerId is null && person.UnitId is not null && row.Request.UnitId == person.UnitId)
            : permissions.Contains(Permission.ReviewLegality) ? open.Where(row => row.Request.State == RequestState.LegalReview)
            : permissions.Contains(Permission.ApproveReplies) ? open.Where(row => row.Request.State == RequestState.Approving)
            : [];
    }

    /// <summary>What a person who wants this is told of a request today, the most pressing first; nothing for most.</summary>
    internal static IReadOnlyList<Reminder> Reminders(WorkbenchRow row, DateOnly today, ReminderChoice choice) =>
        [.. Due(row, choice).Concat(row.Waits(today)).Where(reminder => choice.Wants(reminder.Kind))];

    private static IEnumerable<Reminder> Due(WorkbenchRow row, ReminderChoice choice)
    {
        if (row.Light.Light == DeadlineLight.Red)
        {
            yield return new Reminder(ReminderKind.Overdue, row.Light.Text);
        }
        else if (row.Light is { Light: not DeadlineLight.Grey, WorkingDaysLeft: { } left } && (left == 0 || choice.DaysAhead.Contains(left)))
        {
            yield return new Reminder(ReminderKind.DueSoon, row.Light.Text);
        }
    }
}
