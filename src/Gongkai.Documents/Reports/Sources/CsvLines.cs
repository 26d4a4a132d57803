using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>CSV 行 — splits comma-separated text into records after RFC 4180: quoted fields may hold commas, doubled quotes and line breaks.</summary>
internal sealed class CsvLines(string text)
{
    private int _position = text.StartsWith('\uFEFF') ? 1 : 0;

    /// <summary>Number of the record read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True where the text ended inside a quoted field.</summary>
    public bool IsTorn { get; private set; }

    public bool TryNext(out IReadOnlyList<string> fields)
    {
        var record = new List<string>();
        fields = record;
        if (_position >= text.Length)
        {
            return false;
        }

        Number++;
        var isLast = false;
        while (!isLast)
        {
            record.Add(_position < text.Length && text[_position] == '"' ? Quoted() : Plain());
            isLast = _position >= text.Length || text[_position] != ',';
            if (!isLast)
            {
                _position++;
            }
        }

        if (_position < text.Length && text[_position] == '\r')
        {
            _position++;
        }

        if (_position < text.Length && text[_position] == '\n')
        {
            _position++;
        }

        return true;
    }

    private string Plain()
    {
        var length = text.AsSpan(_position).IndexOfAny(",\r\n");
        var end = length < 0 ? text.Length : _position + length;
        var field = text[_position..end];
        _position = end;
        return field;
    }

    private string Quoted()
    {
        var field = new StringBuilder();
        _position++;
        while (true)
        {
            var length = text.AsSpan(_position).IndexOf('"');
            if (length < 0)
            {
                IsTorn = true;
                _position = text.Length;
                return field.ToString();
            }

            field.Append(text.AsSpan(_position, length));
            _position += length + 1;
            if (_position >= text.Length || text[_position] != '"')
            {
                return field.Append(Plain()).ToString();
            }

            field.Append('"');
            _position++;
        }
    }
}
