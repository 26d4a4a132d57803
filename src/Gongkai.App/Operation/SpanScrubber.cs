using System.Diagnostics;
using OpenTelemetry;

namespace Gongkai.App.Operation;

/// <summary>链路脱敏 — lets a span keep the tags of this list alone: addresses, paths, query strings and who asked stay here.</summary>
internal sealed class SpanScrubber : BaseProcessor<Activity>
{
    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "db.system", "db.system.name", "db.name", "db.namespace", "db.operation.name", "otel.status_code",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !s_kept.Contains(name)).ToList())
        {
            data.SetTag(name, null);
        }

        // A path can carry the number of somebody's request; the route cannot.
        if (data.Kind == ActivityKind.Server)
        {
            data.DisplayName = $"{data.GetTagItem("http.request.method") ?? "HTTP"} {data.GetTagItem("http.route") ?? "?"}";
        }
        else if (data.Kind == ActivityKind.Client)
        {
            data.DisplayName = data.Source.Name;
        }

        data.SetStatus(data.Status, PersonalTraces.Masked(data.StatusDescription ?? ""));
    }
}
