using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gongkai.App.Operation;

/// <summary>站点计量 — the site's own figures and spans for operators; counts and durations alone, never who or what.</summary>
public static class SiteMeter
{
    public const string Name = "Gongkai";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_requestsRegistered = s_meter.CreateCounter<long>("gongkai.requests.registered", "{request}", "登记的依申请公开申请");
    private static readonly Histogram<double> s_workDuration = s_meter.CreateHistogram<double>("gongkai.outbox.duration", "s", "后台任务用时");
    private static readonly Histogram<double> s_jobDuration = s_meter.CreateHistogram<double>("gongkai.jobs.duration", "s", "定时任务用时");

    private static volatile Depths s_depths = new(0, 0, 0, 0);

    static SiteMeter()
    {
        s_meter.CreateObservableGauge("gongkai.outbox.depth", () => s_depths.Waiting, "{item}", "等待处理的后台任务");
        s_meter.CreateObservableGauge("gongkai.outbox.given_up", () => s_depths.GivenUp, "{item}", "多次失败、等待人工处理的后台任务");
        s_meter.CreateObservableGauge("gongkai.outbox.age", () => s_depths.OldestSeconds, "s", "最早一项未完成任务已等待的时间");
        s_meter.CreateObservableGauge("gongkai.chain.length", () => s_depths.Links, "{event}", "审计链总长");
    }

    /// <summary>Called by the registration of a request, after its commit.</summary>
    public static void RequestRegistered() => s_requestsRegistered.Add(1);

    internal static void WorkDone(string kind, bool succeeded, TimeSpan took) =>
        s_workDuration.Record(took.TotalSeconds, new("kind", kind), new("succeeded", succeeded));

    internal static void JobDone(string code, bool succeeded, TimeSpan took) =>
        s_jobDuration.Record(took.TotalSeconds, new("job", code), new("succeeded", succeeded));

    internal static void Sampled(Depths depths) => s_depths = depths;

    /// <summary>What can only be counted in the database.</summary>
    internal sealed record Depths(long Waiting, long GivenUp, double OldestSeconds, long Links);
}
