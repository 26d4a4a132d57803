using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace Gongkai.App.Operation;

/// <summary>服务通知 — tells systemd that the service is ready, stops, and is alive (sd_notify); silent where systemd does not ask.</summary>
public sealed class ServiceNotices(IHostApplicationLifetime lifetime) : BackgroundService
{
    private readonly string? _socket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(_socket))
        {
            return;
        }

        lifetime.ApplicationStarted.Register(() => Send("READY=1"));
        lifetime.ApplicationStopping.Register(() => Send("STOPPING=1"));
        if (long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0)
        {
            // Twice within the time, as systemd advises. The thread pool sends it, so a process that hangs falls silent.
            while (!stoppingToken.IsCancellationRequested)
            {
                Send("WATCHDOG=1");
                await Task.Delay(TimeSpan.FromMicroseconds(microseconds / 2.0), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Send(string state)
    {
        // A name that begins with @ lies in the abstract space of the kernel.
        var path = _socket![0] == '@' ? '\0' + _socket[1..] : _socket;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        socket.Send(Encoding.UTF8.GetBytes(state));
    }
}
