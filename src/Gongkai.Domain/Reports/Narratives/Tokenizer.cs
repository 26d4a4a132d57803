namespace Gongkai.Domain.Reports.Narratives;

/// <summary>分词 — cuts one part of the text into marks, numbers and the words of the lexicon, in one pass.</summary>
internal sealed class Tokenizer
{
    private readonly List<Token> _tokens;
    private string _text = "";
    private byte _depth;
    private bool _atStart;

    public Tokenizer(List<Token> tokens) => _tokens = tokens;

    /// <summary>Where quoted words may end at the latest; a longer run is a quotation of whole sentences or a missing mark.</summary>
    private const int LongestQuote = 80;

    public void Run(string text)
    {
        _text = text;
        _depth = 0;
        _atStart = true;
        _tokens.Clear();
        var i = 0;
        while (i < text.Length)
        {
            var next = Step(i);
            i = next > i ? next : i + 1;
        }

        Mark(TokenKind.Line, text.Length);
    }

    private int Step(int i)
    {
        var c = _text[i];
        if (char.IsAsciiDigit(c))
        {
            return Number(i);
        }

        if (c is >= '\u4e00' and <= '\u9fff')
        {
            return Ideograph(i);
        }

        switch (c)
        {
            case '，' or ',':
                Mark(TokenKind.Comma, i);
                break;
            case '、':
                Mark(TokenKind.Pause, i);
                break;
            case '；':
                Mark(TokenKind.Semicolon, i);
                _atStart = true;
                break;
            case '：':
                Mark(TokenKind.Colon, i);
                _atStart = true;
                break;
            case '。' or '！' or '？':
                Mark(TokenKind.Break, i);
                break;
            case '\n':
                // A line cut after a comma goes on.
                if (_tokens.Count == 0 || _tokens[^1].Kind is not (TokenKind.Comma or TokenKind.Pause) || _tokens[^1].End != i)
                {
                    Mark(TokenKind.Line, i);
                }

                break;
            case '“' or '《' or '"' or '〈':
                return Quoted(i, c switch { '“' => '”', '《' => '》', '"' => '"', _ => '〉' });
            case '（':
                return Bracket(i);
            case '）':
                Mark(TokenKind.Close, i);
                _depth = (byte)Math.Max(_depth - 1, 0);
                break;
            default:
                break;
        }

        return i + 1;
    }

    private void Mark(TokenKind kind, int i)
    {
        _tokens.Add(new Token(kind, i, Math.Min(i + 1, _text.Length)) { Depth = _depth });
        if (kind is TokenKind.Break or TokenKind.Line)
        {
            _depth = 0;
            _atStart = true;
        }
    }

    private int Number(int i)
    {
        var atStart = _atStart;
        _atStart = false;
        if (atStart && IsDigitEnumerator(i, out var value, out var after))
        {
            _tokens.Add(new Token(TokenKind.Enumerator, i, after) { Value = value, Style = EnumeratorStyle.Digit });
            return after;
        }

        if (NumberScanner.Read(_text, i, out var end) is { } token)
        {
            _tokens.Add(token with { Depth = _depth });
        }

        return end;
    }

    private int Ideograph(int i)
    {
        var atStart = _atStart;
        _atStart = false;
        if (NumberScanner.BeginsChinese(_text[i]) && Chinese(i, atStart) is var afterNumber && afterNumber > 0)
        {
            return afterNumber;
        }

        if (_text[i] == '第' && i + 1 < _text.Length && NumberScanner.ReadChinese(_text, i + 1, out var afterOrdinal) is var ordinal && ordinal > 0)
        {
            if (atStart && afterOrdinal < _text.Length && _text[afterOrdinal] is '，' or '、')
            {
                _tokens.Add(new Token(TokenKind.Enumerator, i, afterOrdinal + 1) { Value = ordinal, Style = EnumeratorStyle.Ordinal });
            }

            return afterOrdinal;
        }

        if (Lexicon.Match(_text.AsSpan(i)) is not { } word)
        {
            return i + 1;
        }

        _tokens.Add(new Token(TokenKind.Word, i, i + word.Text.Length) { Word = word, Depth = _depth });
        return i + word.Text.Length;
    }

    // 一是 and 一、 at the start of a clause; elsewhere a number for lists (四个方面) and for cases (三件).
    private int Chinese(int i, bool atStart)
    {
        var value = NumberScanner.ReadChinese(_text, i, out var end);
        if (value == 0 || end >= _text.Length)
        {
            return value == 0 ? 0 : end;
        }

        var c = _text[end];
        var opensClause = atStart || i == 0 || _text[i - 1] is not (>= '\u4e00' and <= '\u9fff');
        if (((opensClause && c == '是') || (atStart && c == '、')) && value < 30)
        {
            var style = c == '是' ? EnumeratorStyle.Copula : EnumeratorStyle.Chinese;
            _tokens.Add(new Token(TokenKind.Enumerator, i, end + 1) { Value = value, Style = style });
            _atStart = true;
            return end + 1;
        }

        if (value == 1 || (i > 0 && _text[i - 1] is '第' or '统' or '之' or '同'))
        {
            return 0;
        }

        var unit = NumberScanner.UnitAt(_text, end);
        var kind = unit is "件" or "例" or "宗" or "起" ? TokenKind.Number : TokenKind.ChineseNumber;
        _tokens.Add(new Token(kind, i, end + unit.Length) { Value = value, Unit = unit, Depth = _depth });
        return end + unit.Length;
    }

    private int Bracket(int i)
    {
        if (i + 1 < _text.Length)
        {
            var value = NumberScanner.ReadChinese(_text, i + 1, out var end);
            if (value > 0 && end < _text.Length && _text[end] == '）')
            {
                if (_atStart)
                {
                    _tokens.Add(new Token(TokenKind.Enumerator, i, end + 1) { Value = value, Style = EnumeratorStyle.Bracketed });
                }

                return end + 1;
            }
        }

        _depth = (byte)Math.Min(_depth + 1, 200);
        Mark(TokenKind.Open, i);
        return i + 1;
    }

    private int Quoted(int i, char close)
    {
        var window = _text.AsSpan(i + 1, Math.Min(LongestQuote, _text.Length - i - 1));
        var at = window.IndexOfAny(close, '\n');
        if (at < 0 || window[at] != close)
        {
            return i + 1;
        }

        _atStart = false;
        var end = i + at + 2;
        _tokens.Add(new Token(TokenKind.Quoted, i, end) { Depth = _depth });
        return end;
    }

    private bool IsDigitEnumerator(int i, out int value, out int after)
    {
        value = _text[i] - '0';
        after = i + 1;
        if (after < _text.Length && char.IsAsciiDigit(_text[after]))
        {
            value = (value * 10) + (_text[after] - '0');
            after++;
        }

        if (value == 0 || after + 1 >= _text.Length || _text[after] is not ('.' or '、') || char.IsAsciiDigit(_text[after + 1]))
        {
            return false;
        }

        after++;
        return true;
    }
}
