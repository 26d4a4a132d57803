using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>行缓冲 — one line of text under construction, with the blank rules of markup.</summary>
internal sealed class LineBuffer
{
    private readonly StringBuilder _text = new();
    private bool _blank;
    private bool _broken;

    public int Length => _text.Length;

    /// <summary>Appends text in which runs of blanks and line ends are one blank; a line end between two Chinese characters is none.</summary>
    public void AppendCollapsed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(" \t\r\n\f");
            var word = end < 0 ? text : text[..end];
            if (!word.IsEmpty)
            {
                AppendWord(word);
            }

            if (end < 0)
            {
                return;
            }

            _blank = true;
            _broken |= text[end] is '\n' or '\r';
            text = text[(end + 1)..];
        }
    }

    public void AppendVerbatim(ReadOnlySpan<char> text) => _text.Append(text);

    public void AppendVerbatim(char character) => _text.Append(character);

    public void Clear()
    {
        _text.Clear();
        _blank = false;
        _broken = false;
    }

    public string Take()
    {
        var text = _text.ToString();
        Clear();
        return text;
    }

    private void AppendWord(ReadOnlySpan<char> word)
    {
        if (_blank && _text.Length > 0 && !(_broken && CellJoin.IsSeamless(_text[^1], word[0])))
        {
            _text.Append(' ');
        }

        _blank = false;
        _broken = false;
        _text.Append(word);
    }
}
