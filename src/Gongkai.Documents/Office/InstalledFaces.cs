using System.Collections.Frozen;
using System.Text;

namespace Gongkai.Documents.Office;

/// <summary>本机字体 — the faces that this machine has, as fontconfig lists them; empty where it does not say.</summary>
internal static class InstalledFaces
{
    private static readonly Lazy<FrozenSet<string>> s_names = new(Read);

    /// <summary>The first of these that is installed; the first one where none is.</summary>
    internal static string First(IReadOnlyList<string> faces) => faces.FirstOrDefault(s_names.Value.Contains) ?? faces[0];

    private static FrozenSet<string> Read()
    {
        var run = new OutsideProgram("fc-list", [":", "family"]) { OutputBytes = 4 << 20 }.Run();
        var text = run.IsGood ? Encoding.UTF8.GetString(run.Output) : "";
        return text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
