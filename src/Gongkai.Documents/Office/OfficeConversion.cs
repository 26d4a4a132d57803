namespace Gongkai.Documents.Office;

/// <summary>办公软件转换 — one file into another format by LibreOffice where it is installed, in a folder and with a profile of its own.</summary>
/// <param name="Suffix">Extension of what goes in.</param>
/// <param name="Target">Extension of what comes out.</param>
/// <param name="Time">Longest time; then the office is ended.</param>
internal sealed record OfficeConversion(string Suffix, string Target, TimeSpan Time)
{
    // The office reserves far more address space than it uses; its bound is against run-away files only.
    private const long MemoryBytes = 4L << 30;

    /// <summary>Largest result that is taken, in bytes.</summary>
    public long MostBytes { get; init; } = 64L << 20;

    public OfficeConversionResult Run(ReadOnlyMemory<byte> content)
    {
        using var folder = new WorkFolder();
        var file = folder.Add("in." + Suffix, content);
        // A profile of its own: a running office would else take the work over and never answer.
        var profile = new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri;
        var run = new OutsideProgram(
            "soffice",
            ["-env:UserInstallation=" + profile, "--headless", "--norestore", "--nolockcheck", "--convert-to", Target, "--outdir", folder.FullName,
                file])
        {
            Time = Time,
            MemoryBytes = MemoryBytes,
            OutputBytes = 64 << 10,
        }.Run();

        var converted = Path.Combine(folder.FullName, "in." + Target);
        return run.Outcome switch
        {
            OutsideOutcome.NotInstalled => new OfficeConversionResult(OfficeConversionOutcome.NotInstalled, []),
            OutsideOutcome.TimedOut => new OfficeConversionResult(OfficeConversionOutcome.TooSlow, []),
            _ when !File.Exists(converted) => new OfficeConversionResult(OfficeConversionOutcome.Failed, []),
            _ when new FileInfo(converted).Length > MostBytes => new OfficeConversionResult(OfficeConversionOutcome.TooLarge, []),
            _ => new OfficeConversionResult(OfficeConversionOutcome.Converted, File.ReadAllBytes(converted)),
        };
    }
}

/// <summary>转换情况 — how a conversion ended.</summary>
internal enum OfficeConversionOutcome
{
    Converted,
    NotInstalled,
    TooSlow,
    Failed,
    TooLarge,
}

/// <summary>转换结果 — the outcome, and the file where there is one.</summary>
internal sealed record OfficeConversionResult(OfficeConversionOutcome Outcome, byte[] Content);
