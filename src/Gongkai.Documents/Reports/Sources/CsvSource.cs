using System.Buffers;
using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>CSV — rows of quoted or bare fields; merged cells have left no trace, so columns are not to be trusted.</summary>
public static class CsvSource
{
    private const int LinesLookedAt = 200;

    /// <summary>The delimiter of a text that is CSV; null where it is none. A name that says CSV makes up for few rows.</summary>
    public static char? DelimiterOf(string text, string name)
    {
        var isNamed = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        foreach (var delimiter in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            if (IsDelimitedBy(text, delimiter, isNamed))
            {
                return delimiter;
            }
        }

        return null;
    }

    public static SourceDocument Read(string text, char delimiter, SourceLimits limits)
    {
        var writer = new BlockWriter(limits);
        var rows = new List<SourceRow>();
        var scanner = new CsvScanner(text, delimiter);
        var fields = new List<(string Text, int Column)>();
        var cells = 0;
        while (scanner.ReadRecord(fields))
        {
            if (fields.Count > limits.Columns)
            {
                throw new SourceRefusedException(SourceRefusals.TooManyColumns);
            }

            if ((cells += fields.Count) > limits.Cells)
            {
                throw new SourceRefusedException(SourceRefusals.TooManyCells);
            }

            var filled = fields.FindAll(field => !string.IsNullOrWhiteSpace(field.Text));
            if (filled.Count == 0)
            {
                continue;
            }

            if (filled.Count == 1 && SheetProse.IsProse(filled[0].Text, isAlone: fields.Count == 1))
            {
                AddTable(writer, ref rows);
                writer.Add(new SourceParagraph(filled[0].Text, SourcePlace.OfText(scanner.RecordLine, filled[0].Column)));
            }
            else
            {
                var line = scanner.RecordLine;
                rows.Add(new SourceRow([.. fields.Select((field, index) =>
                    new SourceCell(field.Text, SourcePlace.OfText(line, field.Column), index))]));
            }
        }

        AddTable(writer, ref rows);
        return writer.ToDocument(SourceKind.Csv);
    }

    private static void AddTable(BlockWriter writer, ref List<SourceRow> rows)
    {
        if (rows.Count > 0)
        {
            writer.Add(new SourceTable(SourceGeometry.Packed, rows));
            rows = [];
        }
    }

    private static bool IsDelimitedBy(string text, char delimiter, bool isNamed)
    {
        // Tabs alone are the business of the text reader; quotes around them are not.
        if (!text.Contains(delimiter) || (delimiter == '\t' && !text.Contains("\t\"") && !text.StartsWith('"')))
        {
            return false;
        }

        var scanner = new CsvScanner(text, delimiter);
        var fields = new List<(string Text, int Column)>();
        var records = 0;
        var wide = 0;
        while (records < LinesLookedAt && scanner.ReadRecord(fields))
        {
            if (fields.Count > 1 || fields[0].Text.Length > 0)
            {
                records++;
                wide += fields.Count >= 3 ? 1 : 0;
            }
        }

        return wide >= (isNamed ? 1 : 3) && wide * 2 >= (isNamed ? 0 : records);
    }
}

/// <summary>CSV 扫描 — cuts a text into records; a quote that is never closed ends with its line.</summary>
internal sealed class CsvScanner(string text, char delimiter)
{
    private readonly SearchValues<char> _ends = SearchValues.Create([delimiter, '\r', '\n']);
    private readonly StringBuilder _field = new();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private bool _hasUnclosed;

    public int RecordLine { get; private set; }

    public bool ReadRecord(List<(string Text, int Column)> fields)
    {
        fields.Clear();
        if (_at >= text.Length)
        {
            return false;
        }

        RecordLine = _line;
        while (true)
        {
            var column = _at - _lineStart + 1;
            fields.Add((ReadField(), Math.Max(1, column)));
            if (_at >= text.Length)
            {
                return true;
            }

            if (text[_at] == delimiter)
            {
                _at++;
                continue;
            }

            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
            _lineStart = _at;
            return true;
        }
    }

    private string ReadField()
    {
        if (_at < text.Length && text[_at] == '"' && TryReadQuoted() is { } quoted)
        {
            return quoted;
        }

        var length = text.AsSpan(_at).IndexOfAny(_ends);
        var field = length < 0 ? text[_at..] : text.Substring(_at, length);
        _at += field.Length;
        return field;
    }

    private string? TryReadQuoted()
    {
        _field.Clear();
        var at = _at + 1;
        while (at < text.Length && !_hasUnclosed)
        {
            var next = text.IndexOf('"', at);
            if (next < 0)
            {
                // No later quote can be closed either: looked for once, not once a field.
                _hasUnclosed = true;
                return null;
            }

            _field.Append(text, at, next - at);
            if (next + 1 < text.Length && text[next + 1] == '"')
            {
                _field.Append('"');
                at = next + 2;
                continue;
            }

            var lines = text.AsSpan(_at, next - _at).Count('\n');
            if (lines > 0)
            {
                _line += lines;
                _lineStart = text.LastIndexOf('\n', next) + 1;
            }

            // What follows the closing quote up to the delimiter belongs to the field.
            var rest = text.AsSpan(next + 1).IndexOfAny(_ends);
            var end = rest < 0 ? text.Length : next + 1 + rest;
            _field.Append(text, next + 1, end - next - 1);
            _at = end;
            return CellJoin.Flatten(_field.ToString());
        }

        return null;
    }
}
