using System.Text.Json;

namespace Gongkai.App.Search;

/// <summary>同义词 — groups of words that mean the same to those who search; data that a site may set itself.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, List<string>> _groups = [];

    private Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            foreach (var word in group)
            {
                if (!_groups.TryGetValue(word, out var others))
                {
                    _groups.Add(word, others = [word]);
                }

                others.AddRange(group.Where(other => !others.Contains(other)));
            }
        }
    }

    public static Synonyms Shipped { get; } = LoadShipped();

    public static Synonyms None { get; } = new([]);

    /// <summary>Groups from JSON: a list of lists.</summary>
    public static Synonyms Parse(string json) => new(JsonSerializer.Deserialize<List<List<string>>>(json) ?? []);

    /// <summary>These and the site's own groups.</summary>
    public Synonyms With(IReadOnlyList<IReadOnlyList<string>> groups) => groups.Count == 0 ? this : new Synonyms([.. _groups.Values, .. groups]);

    /// <summary>The word itself first, then those that mean the same.</summary>
    public IReadOnlyList<string> Of(string word) => _groups.TryGetValue(word, out var group) ? group : [word];

    private static Synonyms LoadShipped()
    {
        using var stream = typeof(Synonyms).Assembly.GetManifestResourceStream("Gongkai.App.Search.Synonyms.json")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
