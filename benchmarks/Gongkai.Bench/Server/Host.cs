using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Gongkai.App;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Bench.Server;

/// <summary>被测进程 — a server in a process of its own, ended with the measurement.</summary>
public sealed class Host : IDisposable
{
    private readonly Process _process;

    private Host(Process process) => _process = process;

    public static Task<Host> StartAsync(string[] arguments, string address) => StartProgramAsync(Environment.ProcessPath!, arguments, address);

    /// <summary>One that says nothing over HTTP.</summary>
    public static Host StartProgram(string program, string[] arguments) => new(Process.Start(new ProcessStartInfo(program, arguments))!);

    public static async Task<Host> StartProgramAsync(string program, string[] arguments, string address)
    {
        var host = StartProgram(program, arguments);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        for (var attempt = 0; attempt < 600 && !host._process.HasExited; attempt++)
        {
            try
            {
                await client.GetAsync(address);
                return host;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} does not answer.");
    }

    public static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The portal and the desk on a site that is there, without limits by address: all clients of a measurement have the same.</summary>
    /// <param name="isNode">With the work beside the pages, by which nodes hear of each other.</param>
    public static WebApplication Build(SiteDatabase site, string port, string data, bool isNode = false) => GongkaiServer.Build(
        new ServerOptions
        {
            Address = $"http://localhost:{port}",
            DataFolder = data,
            RequireHttps = false,
            Limits = new RequestLimits { PerAddressAndMinute = null, SearchesPerMinute = int.MaxValue },
            Work = isNode && SiteWorkVariables.Read(_ => null, data).TryGet(out var work) ? work : null,
        },
        builder => builder.Services.AddSingleton(site).AddSingleton(Vault.OfFolder(data)).AddSingleton(new SiteClock(TimeProvider.System)));

    /// <summary>The child: serves until it is ended.</summary>
    public static void Serve(string port, string data, string connection)
    {
        using var site = new SiteDatabase(DatabaseAddress.Parse(connection, data));
        Build(site, port, data).Run();
    }

    /// <summary>The child: nothing but the bytes of a file.</summary>
    public static void ServeBare(string port, string file)
    {
        var bytes = File.ReadAllBytes(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        app.Run();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
