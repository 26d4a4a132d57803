using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>版式汇总 — collects the verdicts of a test run and writes one line a layout to artifacts/layouts.txt.</summary>
public sealed class LayoutSummary : IDisposable
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Verdict>> _verdicts = new(StringComparer.Ordinal);

    public void Add(string layout, IReadOnlyList<Verdict> verdicts) => _verdicts[layout] = verdicts;

    public void Dispose()
    {
        if (!_verdicts.IsEmpty)
        {
            Directory.CreateDirectory(RepositoryRoot.File("artifacts"));
            File.WriteAllText(RepositoryRoot.File("artifacts/layouts.txt"), ToText());
        }
    }

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"layout",-36}{"read",8}{"refused",9}{"missing",9}{"silent",8}{"wrong",8}  first\n");
        foreach (var (name, verdicts) in _verdicts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            AppendLine(text, name, verdicts);
        }

        AppendLine(text, "all", [.. _verdicts.Values.SelectMany(verdicts => verdicts)]);
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string name, IReadOnlyList<Verdict> verdicts)
    {
        double Share(Func<Verdict, bool> test) => verdicts.Count == 0 ? 0 : 100.0 * verdicts.Count(test) / verdicts.Count;
        var first = verdicts.FirstOrDefault(verdict => verdict.IsWrong)
            ?? verdicts.FirstOrDefault(verdict => verdict.Kind is VerdictKind.Missing or VerdictKind.Unexplained);
        text.Append(CultureInfo.InvariantCulture,
            $"{name,-36}{Share(v => v.Kind == VerdictKind.Right),7:0.0}%{Share(v => v.Kind == VerdictKind.Refused),8:0.0}%")
            .Append(CultureInfo.InvariantCulture,
            $"{Share(v => v.Kind == VerdictKind.Missing),8:0.0}%{Share(v => v.Kind == VerdictKind.Unexplained),7:0.0}%{Share(v => v.IsWrong),7:0.0}%  {first}\n");
    }
}
