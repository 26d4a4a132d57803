using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Operation;

public sealed class SiteTelemetryTests
{
    [Fact(DisplayName = "遥测：发出计量与链路，不带地址、路径和查询串")]
    public async Task Start_WithACollector_SendsFiguresAndNoPersonalData()
    {
        using var site = new WorkSite(DatabaseKind.Sqlite);
        await site.EnqueueAsync(2);
        using var collector = new Collector();
        using var telemetry = Telemetry(site, new TelemetrySettings { Endpoint = collector.Address, TracedShare = 1, Node = "一号" });
        await telemetry.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(() => Task.FromResult(SiteMeter.Activities.HasListeners()));

        using (var activity = SiteMeter.Activities.StartActivity("GET /requests/wang@example.cn", ActivityKind.Server)!)
        {
            activity.SetTag("url.path", "/requests/wang@example.cn").SetTag("url.query", "?phone=13912345678").SetTag("client.address", "203.0.113.7");
            activity.SetTag("http.route", "/requests/{number}").SetTag("http.request.method", "GET");
        }

        SiteMeter.RequestRegistered();
        await telemetry.StopAsync(CancellationToken.None);

        var (metrics, traces) = (collector.Received("/v1/metrics"), collector.Received("/v1/traces"));
        Assert.Contains("gongkai.requests.registered", metrics, StringComparison.Ordinal);
        Assert.Contains("gongkai.outbox.depth", metrics, StringComparison.Ordinal);
        Assert.Contains("gongkai.chain.length", metrics, StringComparison.Ordinal);
        Assert.Contains("GET /requests/{number}", traces, StringComparison.Ordinal);
        Assert.All(["wang", "139", "203.0"], personal => Assert.DoesNotContain(personal, traces, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "没有设置收集地址：什么也不发，立即结束")]
    public async Task Start_WithoutACollector_DoesNothing()
    {
        using var site = new WorkSite(DatabaseKind.Sqlite);
        using var telemetry = Telemetry(site, new TelemetrySettings());

        await telemetry.StartAsync(CancellationToken.None);

        await telemetry.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static SiteTelemetry Telemetry(WorkSite site, TelemetrySettings settings) =>
        new(site.Site.Database, site.Site.Clock, settings, NullLogger<SiteTelemetry>.Instance);

    /// <summary>Takes what an OTLP exporter sends, as text.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<(string Path, string Body)> _received = [];

        internal Collector()
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
            }

            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _ = ServeAsync();
        }

        internal Uri Address { get; }

        internal string Received(string path) => string.Concat(_received.Where(request => request.Path == path).Select(request => request.Body));

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.Close();
            }
        }
    }
}
