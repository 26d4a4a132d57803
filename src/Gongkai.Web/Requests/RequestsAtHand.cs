using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Users;

namespace Gongkai.Web.Requests;

/// <summary>手头的申请 — what the first page of the desk tells of requests: what burns, and what waits for this person.</summary>
public sealed record RequestsAtHand(WorkbenchPage All, WorkbenchPage Mine)
{
    public IReadOnlyList<LightBox> Boxes =>
    [
        new("bad", Count(DeadlineLight.Red), "红灯 · 已逾期", Path(DeadlineLight.Red)),
        new("warn", Count(DeadlineLight.Orange), "橙灯 · 2 个工作日内到期", Path(DeadlineLight.Orange)),
        new("soon", Count(DeadlineLight.Yellow), "黄灯 · 5 个工作日内到期", Path(DeadlineLight.Yellow)),
        new("main", Mine.Total, "等我办理", $"{RequestPaths.Workbench}?mine=1"),
    ];

    /// <summary>Null for who has no part in requests; who supervises other organs may count them but has no page of them to open.</summary>
    public static async Task<RequestsAtHand?> OfAsync(Workbench workbench, Caller caller, CancellationToken cancellation) =>
        PermissionPolicies.RequestParts.Any(caller.May)
        && (await workbench.RunAsync(caller, new WorkbenchFilter(), cancellation: cancellation)).TryGet(out var all)
        && (await workbench.RunAsync(caller, new WorkbenchFilter { OnlyMine = true }, cancellation: cancellation)).TryGet(out var mine)
            ? new RequestsAtHand(all, mine)
            : null;

    private int Count(DeadlineLight light) => All.Lights.GetValueOrDefault(light);

    private static string Path(DeadlineLight light) => $"{RequestPaths.Workbench}?light={DeadlineLights.List[light].Code}";
}
