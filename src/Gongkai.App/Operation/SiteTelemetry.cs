using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gongkai.App.Operation;

/// <summary>遥测 — sends metrics and traces to the collector of the operator, where one is set.</summary>
public sealed class SiteTelemetry(SiteDatabase database, SiteClock clock, TelemetrySettings settings, ILogger<SiteTelemetry> log) : BackgroundService
{
    private static readonly TimeSpan s_sampling = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (settings.Endpoint is not { } endpoint)
        {
            return;
        }

        using var metrics = Metrics(endpoint);
        using var traces = Traces(endpoint);
        while (!stoppingToken.IsCancellationRequested)
        {
            var counting = CountAsync(stoppingToken);
            await counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (counting.IsFaulted)
            {
                log.DepthsUncounted(Faults.Of(counting) ?? "");
            }

            await Task.Delay(s_sampling, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Counts what the gauges show.</summary>
    internal async Task CountAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var open = db.Outbox.Where(item => item.DoneAt == null && item.GivenUpAt == null);
        var waiting = await open.LongCountAsync(cancellation);
        var oldest = waiting == 0 ? null : await open.OrderBy(item => item.CreatedAt).Select(item => (DateTimeOffset?)item.CreatedAt).FirstOrDefaultAsync(cancellation);
        var givenUp = await db.Outbox.LongCountAsync(item => item.GivenUpAt != null, cancellation);
        var links = await db.Set<ChainHead>().SumAsync(head => head.Number, cancellation);
        SiteMeter.Sampled(new SiteMeter.Depths(waiting, givenUp, oldest is { } instant ? (clock.Now - instant).TotalSeconds : 0, links));
    }

    private MeterProvider Metrics(Uri endpoint) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(SiteMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime")
        .AddOtlpExporter(options => Address(options, endpoint, "v1/metrics"))
        .Build();

    private TracerProvider Traces(Uri endpoint) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TracedShare)))
        .AddSource(SiteMeter.Name, "Microsoft.AspNetCore", "Npgsql")
        .AddProcessor(new SpanScrubber())
        .AddOtlpExporter(options => Address(options, endpoint, "v1/traces"))
        .Build();

    private ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("gongkai", serviceVersion: typeof(SiteTelemetry).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: false, serviceInstanceId: settings.Node);

    private static void Address(OtlpExporterOptions options, Uri endpoint, string signal) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"), signal));
}
