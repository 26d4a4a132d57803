using System.Text;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 词法 — reads values from bytes; the same for the file and for the content of a page.</summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> bytes, int position = 0)
{
    private const int Deepest = 64;

    public int Position { get; set; } = position;

    /// <summary>Where comments stand, for those who want to know.</summary>
    public List<(int Start, int End)> Comments { get; } = [];

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return Position >= bytes.Length;
        }
    }

    public ReadOnlySpan<byte> Span => bytes.Span;

    /// <summary>The next value, or null at the end; references are put together where the file allows them.</summary>
    public PdfValue? Next(bool hasReferences, int depth = 0)
    {
        SkipBlanks();
        if (Position >= bytes.Length)
        {
            return null;
        }

        if (depth > Deepest)
        {
            throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
        }

        var c = Span[Position];
        return c switch
        {
            (byte)'/' => new PdfName(ReadName()),
            (byte)'(' => ReadString(),
            (byte)'<' when Position + 1 < bytes.Length && Span[Position + 1] == '<' => ReadDictionary(hasReferences, depth),
            (byte)'<' => ReadHex(),
            (byte)'[' => ReadArray(hasReferences, depth),
            (byte)']' or (byte)'}' or (byte)'{' or (byte)')' => Sign(1),
            (byte)'>' => Sign(Position + 1 < bytes.Length && Span[Position + 1] == '>' ? 2 : 1),
            _ => hasReferences && char.IsAsciiDigit((char)c) && ReadReference() is { } reference ? reference : ReadToken(),
        };
    }

    public void SkipBlanks()
    {
        while (Position < bytes.Length)
        {
            if (Span[Position] == '%')
            {
                var start = Position;
                while (Position < bytes.Length && Span[Position] is not ((byte)'\r' or (byte)'\n'))
                {
                    Position++;
                }

                Comments.Add((start, Position));
            }
            else if (IsBlank(Span[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    public static bool IsBlank(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte c) => !IsBlank(c) && c is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private PdfToken Sign(int length)
    {
        Position += length;
        return new PdfToken(Encoding.Latin1.GetString(Span.Slice(Position - length, length)));
    }

    private PdfToken ReadToken()
    {
        var start = Position;
        while (Position < bytes.Length && IsRegular(Span[Position]))
        {
            Position++;
        }

        return new PdfToken(Encoding.Latin1.GetString(Span[start..Position]));
    }

    private PdfReference? ReadReference()
    {
        var start = Position;
        var number = ReadToken().Text;
        SkipBlanks();
        if (Position < bytes.Length && char.IsAsciiDigit((char)Span[Position]))
        {
            var generation = ReadToken().Text;
            SkipBlanks();
            if (Position < bytes.Length && Span[Position] == 'R' && (Position + 1 == bytes.Length || !IsRegular(Span[Position + 1]))
                && int.TryParse(number, out var value) && int.TryParse(generation, out _))
            {
                Position++;
                return new PdfReference(value);
            }
        }

        Position = start;
        return null;
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        for (Position++; Position < bytes.Length && IsRegular(Span[Position]); Position++)
        {
            if (Span[Position] == '#' && Position + 2 < bytes.Length && char.IsAsciiHexDigit((char)Span[Position + 1]) && char.IsAsciiHexDigit((char)Span[Position + 2]))
            {
                name.Append((char)Convert.FromHexString(Encoding.ASCII.GetString(Span.Slice(Position + 1, 2)))[0]);
                Position += 2;
            }
            else
            {
                name.Append((char)Span[Position]);
            }
        }

        return name.ToString();
    }

    private PdfString ReadString()
    {
        var text = new List<byte>();
        var depth = 1;
        for (Position++; Position < bytes.Length; Position++)
        {
            var c = Span[Position];
            if (c == '\\')
            {
                Escape(text);
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
            {
                Position++;
                return new PdfString([.. text]);
            }

            text.Add(c);
        }

        throw new InvalidDataException("A string without end.");
    }

    private void Escape(List<byte> text)
    {
        Position++;
        var c = Position < bytes.Length ? Span[Position] : (byte)0;
        if (c is >= (byte)'0' and <= (byte)'7')
        {
            var value = 0;
            var count = 0;
            for (; count < 3 && Position + count < bytes.Length && Span[Position + count] is >= (byte)'0' and <= (byte)'7'; count++)
            {
                value = (value * 8) + (Span[Position + count] - '0');
            }

            Position += count - 1;
            text.Add((byte)(value & 0xFF));
        }
        else if (c == '\r')
        {
            Position += Position + 1 < bytes.Length && Span[Position + 1] == '\n' ? 1 : 0;
        }
        else if (c != '\n')
        {
            text.Add(c switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => c });
        }
    }

    private PdfString ReadHex()
    {
        var end = Span[Position..].IndexOf((byte)'>');
        if (end < 0)
        {
            throw new InvalidDataException("A string without end.");
        }

        var digits = new StringBuilder(end);
        foreach (var c in Span.Slice(Position + 1, end - 1))
        {
            digits.Append(char.IsAsciiHexDigit((char)c) ? (char)c : "");
        }

        Position += end + 1;
        return new PdfString(Convert.FromHexString(digits.Length % 2 == 0 ? digits.ToString() : digits.Append('0').ToString()));
    }

    private PdfArray ReadArray(bool hasReferences, int depth)
    {
        Position++;
        var items = new List<PdfValue>();
        while (Next(hasReferences, depth + 1) is { } item)
        {
            if (item is PdfToken { Text: "]" })
            {
                return new PdfArray(items);
            }

            items.Add(item);
        }

        throw new InvalidDataException("A list without end.");
    }

    private PdfDictionary ReadDictionary(bool hasReferences, int depth)
    {
        Position += 2;
        var dictionary = new PdfDictionary();
        while (Next(hasReferences, depth + 1) is { } key)
        {
            if (key is PdfToken { Text: ">>" })
            {
                return dictionary;
            }

            if (key is not PdfName name || Next(hasReferences, depth + 1) is not { } value || value is PdfToken { Text: ">>" or "]" })
            {
                throw new InvalidDataException("A dictionary with a broken entry.");
            }

            dictionary.Entries[name.Text] = value;
        }

        throw new InvalidDataException("A dictionary without end.");
    }
}
