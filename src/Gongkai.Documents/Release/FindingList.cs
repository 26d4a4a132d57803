using Gongkai.Domain.PersonalData;

namespace Gongkai.Documents.Release;

/// <summary>问题清单 — collects findings with bounded memory and looks for personal data in every text that it is given.</summary>
internal sealed class FindingList(ReleaseLimits limits, OfficeContacts allowed)
{
    private const int LongestExcerpt = 40;
    private readonly List<ReleaseFinding> _findings = [];
    private readonly Dictionary<(ReleaseFindingKind Kind, ReleaseHandling Handling), int> _counts = [];
    private string _prefix = "";

    public void Add(ReleaseFindingKind kind, string place, string excerpt = "", ReleaseHandling? handling = null) =>
        Add(new ReleaseFinding(kind, _prefix + place, Excerpt(excerpt), handling ?? ReleaseFindingKindRow.Of(kind).Handling));

    /// <summary>Looks for personal data; in a hidden place it goes away with the place.</summary>
    public void Scan(ReadOnlySpan<char> text, Func<string> place, bool isHidden = false)
    {
        foreach (var found in PersonalDataScanner.Scan(text, allowed))
        {
            Add(found, place(), isHidden);
        }
    }

    public void Scan(string text, string place, bool isHidden = false) => Scan(text, () => place, isHidden);

    public IReadOnlyList<PersonalDataFinding> PersonalDataIn(ReadOnlySpan<char> text) => PersonalDataScanner.Scan(text, allowed);

    public void Add(PersonalDataFinding found, string place, bool isHidden) =>
        Add(new ReleaseFinding(ReleaseFindingKind.PersonalData, _prefix + place, found.Masked, isHidden ? ReleaseHandling.Cleaned : ReleaseHandling.Decided)
        {
            PersonalData = found.Kind,
            Certainty = found.Certainty,
        });

    /// <summary>Puts the name of a file inside the file before every place until the scope ends.</summary>
    public void Within(string prefix, Action inspect)
    {
        var outer = _prefix;
        _prefix = $"{outer}{prefix} › ";
        inspect();
        _prefix = outer;
    }

    public IReadOnlyList<ReleaseFinding> ToList() =>
    [
        .. _findings,
        .. _counts.Where(pair => pair.Value > limits.FindingsOfKind)
            .Select(pair => new ReleaseFinding(pair.Key.Kind, $"另有{pair.Value - limits.FindingsOfKind}处未列出", "", pair.Key.Handling)),
    ];

    private void Add(ReleaseFinding finding)
    {
        var key = (finding.Kind, finding.Handling);
        var count = _counts.GetValueOrDefault(key) + 1;
        _counts[key] = count;
        if (count <= limits.FindingsOfKind)
        {
            _findings.Add(finding);
        }
    }

    private static string Excerpt(string text)
    {
        var masked = PersonalDataMask.Mask(text.Length > 4 * LongestExcerpt ? text[..(4 * LongestExcerpt)] : text).ReplaceLineEndings(" ").Trim();
        return masked.Length <= LongestExcerpt ? masked : masked[..LongestExcerpt] + "…";
    }
}
