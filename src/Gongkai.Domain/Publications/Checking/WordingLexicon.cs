namespace Gongkai.Domain.Publications.Checking;

/// <summary>易错词 — a wrong wording, the right one, and words in which the wrong one is right.</summary>
/// <param name="Not">Longer words around it that are no mistake.</param>
public sealed record ErrorProneWord(string Wrong, string Right, string Note, IReadOnlyList<string> Not)
{
    /// <summary>严重表述错误: a single one fails an inspection; 国办秘函〔2019〕19号.</summary>
    public bool IsSerious { get; init; }
}

/// <summary>易错词表 — error-prone wording, looked up in one pass over a text whatever its size; the shipped list is small and a site adds its own.</summary>
public sealed class WordingLexicon
{
    private static readonly Lazy<WordingLexicon> s_shipped = new(LoadShipped);
    private readonly Dictionary<(char, char), List<ErrorProneWord>> _byStart = [];

    public WordingLexicon(IEnumerable<ErrorProneWord> words)
    {
        Words = [.. words.Where(word => word.Wrong.Length >= 2)];
        foreach (var word in Words)
        {
            var key = (word.Wrong[0], word.Wrong[1]);
            if (!_byStart.TryGetValue(key, out var list))
            {
                _byStart.Add(key, list = []);
            }

            list.Add(word);
        }
    }

    public static WordingLexicon Shipped => s_shipped.Value;

    public IReadOnlyList<ErrorProneWord> Words { get; }

    /// <summary>The same list with the site's own words; one that the list has takes its place.</summary>
    public WordingLexicon With(IEnumerable<ErrorProneWord> own)
    {
        var added = own.ToList();
        return new WordingLexicon(Words.Where(word => !added.Any(other => other.Wrong == word.Wrong)).Concat(added));
    }

    /// <summary>Every wrong wording in a text with its offset.</summary>
    public IEnumerable<(int Start, ErrorProneWord Word)> Find(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (_byStart.TryGetValue((text[i], text[i + 1]), out var candidates))
            {
                foreach (var word in candidates)
                {
                    if (string.CompareOrdinal(text, i, word.Wrong, 0, word.Wrong.Length) == 0 && !IsRightHere(text, i, word))
                    {
                        yield return (i, word);
                        break;
                    }
                }
            }
        }
    }

    private static bool IsRightHere(string text, int start, ErrorProneWord word)
    {
        foreach (var right in word.Not)
        {
            var offset = right.IndexOf(word.Wrong, StringComparison.Ordinal);
            if (offset >= 0 && start >= offset && string.CompareOrdinal(text, start - offset, right, 0, right.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static WordingLexicon LoadShipped() => new(PublicationFiles.Read("Wording.json", ListFileContext.Default.WordingFile).Words
        .Select(entry => new ErrorProneWord(entry.Wrong, entry.Right, entry.Note ?? "", entry.Not ?? [])));
}
