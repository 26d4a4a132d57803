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

    /// <summary>What there is to say of a request today; null where nothing is.</summary>
    internal static string? Reminder(WorkbenchRow row, DateOnly today)
    {
        if (row.Light.Light == DeadlineLight.Red)
        {
            return row.Light.Text;
        }

        if (row is { Request.State: RequestState.AwaitingFee, AwaitedBy: { } fee } && fee < today)
        {
            return $"缴费期限 {fee:yyyy-MM-dd} 已届满，申请人没有缴费";
        }

        if (row is { Request.State: RequestState.AwaitingClarification, AwaitedBy: { } clarification } && clarification < today)
        {
            return $"补正期限 {clarification:yyyy-MM-dd} 已届满，申请人没有补正";
        }

        if (row.Deadline.TryGet(out var deadline) && deadline.Excluded.FirstOrDefault(period => period.IsUnanswered && period.To < today) is { } silent)
        {
            return $"{silent.Party}的意见逾期未到（{silent.To:yyyy-MM-dd} 期满）";
        }

        return row.Light is { Light: not DeadlineLight.Grey, WorkingDaysLeft: 0 or 1 or 2 or 5 } ? row.Light.Text : null;
    }
}
