namespace Gongkai.Domain.Reports.Narratives;

/// <summary>分项 — the numbered heading under which the reader is, so that figures below it can be told apart and set against a list.</summary>
internal sealed class OpenTopic
{
    /// <summary>A longer numbered sentence is text, not a heading.</summary>
    public const int LongestHeading = 28;

    private readonly NarrativeBuilder _builder;
    private TextSpan _heading;
    private int _first;

    public OpenTopic(NarrativeBuilder builder) => _builder = builder;

    public void Note(in Sentence sentence)
    {
        var tokens = _builder.Tokens;
        if (sentence.First >= sentence.End || tokens[sentence.First].Kind != TokenKind.Enumerator)
        {
            return;
        }

        Close();
        _first = _builder.Quantities.Count;
        var isHeading = sentence.Span.Length <= LongestHeading;
        _heading = isHeading ? _builder.Span(tokens[sentence.First].End, sentence.Span.End) : default;
        if (tokens[sentence.First].Style is EnumeratorStyle.Bracketed or EnumeratorStyle.Chinese or EnumeratorStyle.Digit)
        {
            _builder.IsUnderRequests = _builder.Section == 3 || (isHeading && SpeaksOfRequests(sentence));
            _builder.HasSpokenOfRequests |= _builder.IsUnderRequests;
        }
    }

    public void Close()
    {
        if (_heading.Length > 0 && _builder.Quantities.Count > _first)
        {
            _builder.Topics.Add(new StatedTopic(_heading, _first, _builder.Quantities.Count));
        }

        _heading = default;
    }

    private bool SpeaksOfRequests(in Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (_builder.Tokens[i].Is(WordKind.Request))
            {
                return true;
            }
        }

        return false;
    }
}
