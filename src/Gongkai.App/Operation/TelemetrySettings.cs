namespace Gongkai.App.Operation;

/// <summary>遥测设置 — where metrics and traces go; nothing is measured for others until an address is set.</summary>
public sealed record TelemetrySettings
{
    /// <summary>OTLP over HTTP, for example http://127.0.0.1:4318; null for none.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Share of requests that are traced, 0 to 1.</summary>
    public double TracedShare { get; init; } = 0.1;

    public string Node { get; init; } = Environment.MachineName;
}
