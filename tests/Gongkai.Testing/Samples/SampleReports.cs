namespace Gongkai.Testing.Samples;

/// <summary>样本目录 — the reports under samples/, all of bodies that do not exist.</summary>
public static class SampleReports
{
    public static IReadOnlyList<SampleReport> All { get; } = [.. CurrentSamples.All, .. TrialSamples.All];
}
