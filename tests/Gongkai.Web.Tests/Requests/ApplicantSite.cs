using System.Collections.Concurrent;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Web.Tests.Requests;

/// <summary>The real server over a site with officers who handle requests; keeps every line that is logged.</summary>
public sealed class ApplicantSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-apply-").FullName;

    private ApplicantSite(RequestLimits limits, TestSite? other)
    {
        Desk = new TestRequests(DatabaseKind.Sqlite);
        var site = other ?? Desk.Site;
        var options = new ServerOptions { Address = "http://127.0.0.1:0", DataFolder = _folder, RequireHttps = false, Limits = limits };
        _app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Log).AddFilter<KeptLog>("", LogLevel.Information);
            builder.Services.AddSingleton<TimeProvider>(site.Time);
            builder.Services.AddSingleton(site.Database);
            builder.Services.AddSingleton(site.Clock);
            builder.Services.AddSingleton(site.Vault);
        });
    }

    /// <summary>The other side: what officers do with a request.</summary>
    public TestRequests Desk { get; }

    internal KeptLog Log { get; } = new();

    public string Folder => _folder;

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="other">A site with published items; the desk then has one of its own.</param>
    public static async Task<ApplicantSite> StartAsync(RequestLimits? limits = null, TestSite? other = null)
    {
        var site = new ApplicantSite(limits ?? new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 1_000, SubmissionsPerHour = 1_000 }, other);
        await site._app.StartAsync();
        return site;
    }

    public ApplicantVisitor Visitor() => new(new Uri(_app.Urls.Single()));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Desk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Every line of the technical log.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
