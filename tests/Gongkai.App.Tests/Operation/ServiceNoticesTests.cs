using System.Net.Sockets;
using System.Text;
using Gongkai.App.Operation;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Operation;

public sealed class ServiceNoticesTests
{
    [Fact(DisplayName = "告诉 systemd：就绪、存活、停止")]
    public async Task Start_UnderSystemd_TellsReadyAliveAndStopping()
    {
        var path = Path.Combine(Path.GetTempPath(), $"gongkai-{Guid.NewGuid():N}");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", path);
        Environment.SetEnvironmentVariable("WATCHDOG_USEC", "20000");
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var notices = new ServiceNotices(lifetime);
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);

        await notices.StartAsync(CancellationToken.None);
        Assert.Equal(["WATCHDOG=1", "WATCHDOG=1"], [Next(systemd), Next(systemd)]);
        lifetime.NotifyStarted();
        lifetime.StopApplication();
        await notices.StopAsync(CancellationToken.None);

        var rest = new List<string>();
        while (rest.LastOrDefault() != "STOPPING=1")
        {
            rest.Add(Next(systemd));
        }

        Assert.Contains("READY=1", rest);
        File.Delete(path);
    }

    private static string Next(Socket socket)
    {
        var buffer = new byte[64];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
