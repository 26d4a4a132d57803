using System.Text;

namespace Gongkai.Documents.Items;

/// <summary>一行正文 — the inline content of one paragraph: words, breaks, pictures and the tags around them, without empty or doubled tags.</summary>
internal sealed class CleanLine
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Attributes, bool IsWritten)> _open = [];
    private bool _hasContent;
    private bool _blankIsDue;
    private int _breaksDue;

    /// <summary>Whether line ends in the text are line ends on paper.</summary>
    public bool KeepsLines { get; set; }

    /// <summary>Begins an element; false where one of its name is open already.</summary>
    public bool Open(string name, string attributes = "")
    {
        if (_open.Exists(tag => tag.Name == name))
        {
            return false;
        }

        _open.Add((name, attributes, false));
        return true;
    }

    public void Close()
    {
        var (name, _, isWritten) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (isWritten)
        {
            _text.Append("</").Append(name).Append('>');
        }
    }

    public void Append(string words)
    {
        foreach (var c in words)
        {
            if (c == '\n' && KeepsLines)
            {
                Break();
            }
            else if (char.IsWhiteSpace(c))
            {
                _blankIsDue = true;
            }
            else if (c is >= ' ' and not '\u007f' and not '\ufeff')
            {
                Begin();
                _text.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => c.ToString() });
            }
        }
    }

    public void AppendTag(string tag)
    {
        Begin();
        _text.Append(tag);
    }

    public void Break()
    {
        _breaksDue++;
        _blankIsDue = false;
    }

    /// <summary>The line so far; what is open goes on in the next line.</summary>
    public string Take()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].IsWritten)
            {
                _text.Append("</").Append(_open[i].Name).Append('>');
                _open[i] = _open[i] with { IsWritten = false };
            }
        }

        var line = _text.ToString();
        _text.Clear();
        (_hasContent, _blankIsDue, _breaksDue) = (false, false, 0);
        return line;
    }

    // Blanks and breaks are written only between words, never at the edge of a line; tags only around words.
    private void Begin()
    {
        if (_hasContent)
        {
            for (; _breaksDue > 0; _breaksDue--)
            {
                _text.Append("<br>");
                _blankIsDue = false;
            }

            if (_blankIsDue)
            {
                _text.Append(' ');
            }
        }

        (_hasContent, _blankIsDue, _breaksDue) = (true, false, 0);
        for (var i = 0; i < _open.Count; i++)
        {
            if (!_open[i].IsWritten)
            {
                _text.Append('<').Append(_open[i].Name).Append(_open[i].Attributes).Append('>');
                _open[i] = _open[i] with { IsWritten = true };
            }
        }
    }
}
