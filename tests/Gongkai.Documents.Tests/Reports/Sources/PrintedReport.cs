using System.Text.Json;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>印出的年报 — invented reports printed by a browser and by an office program;
/// each lies beside the page it was made from and its cells.</summary>
public static class PrintedReport
{
    public static byte[] Content(string name) => File.ReadAllBytes(PathOf(name + ".pdf"));

    public static Dictionary<string, string[]> Values(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(PathOf(name + ".json")))!;

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Reports", "Sources", "Files", file);
}
