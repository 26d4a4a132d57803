using System.Buffers;
using System.Collections.Frozen;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>标签索引 — finds which prescribed label a printed text is: exact, numbered or
/// not, by alias, behind its group's label, cut, or misprinted.</summary>
internal sealed class LabelIndex
{
    private readonly FrozenDictionary<string, string> _exact;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly (string Key, string Id)[] _labels;
    private readonly (string Key, string Id)[] _bySuffix;
    private readonly string[] _leading;
    private readonly SearchValues<char> _leadingStarts;

    /// <param name="labels">Id, label and aliases of everything to be found; several entries may share an id.</param>
    /// <param name="leading">Labels that may stand before one of these in the same cell (groups).</param>
    public LabelIndex(IEnumerable<(string Id, string Label, IReadOnlyList<string> Aliases)> labels, IEnumerable<string> leading)
    {
        var exact = new Dictionary<string, string?>(StringComparer.Ordinal);
        var full = new List<(string Key, string Id)>();
        foreach (var (id, label, aliases) in labels)
        {
            var key = LabelKey.Of(label);
            var numbering = key[..LabelKey.NumberingLength(key)];
            Register(exact, key, id);
            Register(exact, key[numbering.Length..], id);
            full.Add((key, id));
            foreach (var alias in aliases)
            {
                var aliasKey = LabelKey.Of(alias);
                Register(exact, aliasKey, id);
                Register(exact, numbering + aliasKey, id);
            }
        }

        Ambiguous = exact.Values.Count(id => id is null);
        _labels = [.. full.Distinct()];
        _exact = exact.Where(entry => entry.Value is not null).ToFrozenDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal);
        _lookup = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        _bySuffix = [.. _exact.Where(entry => entry.Key.Length >= 2).Select(entry => (entry.Key, entry.Value))
            .OrderByDescending(entry => entry.Key.Length)];
        _leading = [.. leading.Select(LabelKey.Of).SelectMany(key => new[] { key, key[LabelKey.NumberingLength(key)..] }).Distinct()
            .OrderByDescending(key => key.Length)];
        _leadingStarts = SearchValues.Create([.. _leading.Select(key => key[0]).Distinct()]);
    }

    /// <summary>How many keys could mean several labels and therefore mean none.</summary>
    public int Ambiguous { get; }

    /// <summary>The id of the label that this key is, exactly or by alias; null if none.</summary>
    public string? Exact(ReadOnlySpan<char> key) => _lookup.TryGetValue(key, out var id) ? id : null;

    /// <summary>True where the text is one of the labels.</summary>
    public bool IsKnown(string text) => Exact(LabelKey.Of(text)) is not null;

    /// <summary>The label at the end of the key, where everything before it is made of leading labels.</summary>
    public string? BehindLeading(ReadOnlySpan<char> key)
    {
        var rest = WithoutLeading(key);
        return rest.Length < key.Length ? Exact(rest) : null;
    }

    /// <summary>The longest label with which the key ends, and how long it is.</summary>
    public (string Id, int Length)? Suffix(ReadOnlySpan<char> key)
    {
        foreach (var (label, id) in _bySuffix)
        {
            if (key.EndsWith(label, StringComparison.Ordinal))
            {
                return (id, label.Length);
            }
        }

        return null;
    }

    /// <summary>The one label of which the key is the beginning; null if there is none or more than one.</summary>
    /// <param name="remainder">What is missing of it.</param>
    public string? CutShort(ReadOnlySpan<char> key, out string remainder)
    {
        remainder = "";
        string? found = null;
        if (key.Length < 4)
        {
            return null;
        }

        foreach (var (label, id) in _labels)
        {
            var numbering = LabelKey.NumberingLength(label);
            var start = label.AsSpan().StartsWith(key, StringComparison.Ordinal) ? 0
                : label.AsSpan(numbering).StartsWith(key, StringComparison.Ordinal) ? numbering
                : -1;
            if (start < 0 || label.Length == start + key.Length)
            {
                continue;
            }

            if (found is not null && found != id)
            {
                remainder = "";
                return null;
            }

            found = id;
            remainder = label[(start + key.Length)..];
        }

        return found;
    }

    /// <summary>The one label that a misprinted key can only be: few letters differ, and every other label differs by more.</summary>
    public string? Misprinted(ReadOnlySpan<char> key)
    {
        if (key.Length is < 5 or > 64)
        {
            return null;
        }

        var best = int.MaxValue;
        var second = int.MaxValue;
        string? found = null;
        foreach (var (label, id) in _labels)
        {
            var allowed = Math.Max(1, label.Length / 6);
            var distance = Distance(key, label, allowed + 2);
            if (distance < best)
            {
                second = found == id ? second : best;
                best = distance;
                found = distance <= allowed ? id : null;
            }
            else if (distance < second && found != id)
            {
                second = distance;
            }
        }

        return found is not null && second > best + 1 ? found : null;
    }

    /// <summary>The labels that stand, numbered and whole, somewhere inside the key.</summary>
    public IEnumerable<string> Inside(string key) =>
        _labels.Where(label => label.Key.Length >= 4 && key.Contains(label.Key, StringComparison.Ordinal)).Select(label => label.Id).Distinct();

    /// <summary>True where the key is made of leading labels alone.</summary>
    public bool IsLeading(ReadOnlySpan<char> key) => key.Length > 0 && WithoutLeading(key).Length == 0;

    private ReadOnlySpan<char> WithoutLeading(ReadOnlySpan<char> key)
    {
        var again = true;
        while (again && key.Length > 0 && _leadingStarts.Contains(key[0]))
        {
            again = false;
            foreach (var leading in _leading)
            {
                if (key.StartsWith(leading, StringComparison.Ordinal))
                {
                    key = key[leading.Length..];
                    again = true;
                    break;
                }
            }
        }

        return key;
    }

    // A key that two labels share tells nothing: it is kept as ambiguous.
    private static void Register(Dictionary<string, string?> exact, string key, string id)
    {
        if (key.Length > 0)
        {
            exact[key] = exact.TryGetValue(key, out var known) && known != id ? null : id;
        }
    }

    // Levenshtein with a neighbouring swap counted as one; cells above the bound are not refined.
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int bound)
    {
        if (Math.Abs(one.Length - other.Length) > bound)
        {
            return int.MaxValue;
        }

        Span<int> beforeLast = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> current = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    value = Math.Min(value, beforeLast[j - 2] + 1);
                }

                current[j] = value;
            }

            last.CopyTo(beforeLast);
            current.CopyTo(last);
        }

        return last[other.Length] > bound ? int.MaxValue : last[other.Length];
    }
}
