using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>印刷习惯 — what typists and programs do to the same table: brackets, blanks,
/// digits, quotes, line ends, encoding. Combines with every layout.</summary>
public sealed record PrintStyle
{
    private static readonly string[] s_blanks = ["", "", " ", "\u00A0", "\u3000"];

    public static PrintStyle Plain { get; } = new();

    public BracketStyle Brackets { get; init; }

    /// <summary>A blank after brackets and list numbers, and inside four-character heads.</summary>
    public string LabelBlank { get; init; } = "";

    /// <summary>Blanks around every value.</summary>
    public string ValueBlank { get; init; } = "";

    public bool FullWidthDigits { get; init; }

    /// <summary>Thousands separator of values from 1,000; empty for none.</summary>
    public string Grouping { get; init; } = "";

    public string OpenQuote { get; init; } = "“";

    public string CloseQuote { get; init; } = "”";

    public string LineEnd { get; init; } = "\n";

    public TextEncoding Encoding { get; init; }

    public static PrintStyle Draw(int seed)
    {
        var random = new Random(unchecked((seed * 104729) + 5));
        var quotes = ((string Open, string Close)[])[("“", "”"), ("\"", "\""), ("「", "」"), ("＂", "＂"), ("", "")];
        var (open, close) = quotes[random.Next(quotes.Length)];
        return new PrintStyle
        {
            Brackets = (BracketStyle)random.Next(3),
            LabelBlank = s_blanks[random.Next(s_blanks.Length)],
            ValueBlank = s_blanks[random.Next(s_blanks.Length)],
            FullWidthDigits = random.Next(5) == 0,
            Grouping = ((string[])["", ",", "，"])[random.Next(3)],
            OpenQuote = open,
            CloseQuote = close,
            LineEnd = ((string[])["\n", "\r\n", "\n", "\r"])[random.Next(4)],
            Encoding = (TextEncoding)random.Next(5),
        };
    }

    /// <summary>The same style for a layout whose columns are kept apart by blanks alone.</summary>
    public PrintStyle WithoutBlanks() => this with { LabelBlank = "", ValueBlank = "" };

    public string Label(string text)
    {
        var label = text.Replace("“", OpenQuote, StringComparison.Ordinal).Replace("”", CloseQuote, StringComparison.Ordinal);
        label = Brackets switch
        {
            BracketStyle.Half => label.Replace('（', '(').Replace('）', ')'),
            BracketStyle.Mixed => label.Replace('（', '('),
            _ => label,
        };
        if (LabelBlank.Length == 0)
        {
            return label;
        }

        if (label.Length > 2 && label[1] == '.')
        {
            return label.Insert(2, LabelBlank);
        }

        if (label.Length > 3 && label[2] is ')' or '）')
        {
            return label.Insert(3, LabelBlank);
        }

        return label.Length == 4 ? label.Insert(2, LabelBlank) : label;
    }

    public string Value(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var value = Grouping.Length == 0 ? text : Grouped(text);
        if (FullWidthDigits)
        {
            value = string.Create(value.Length, value, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = source[i] is >= '0' and <= '9' ? (char)(source[i] + 0xFEE0) : source[i];
                }
            });
        }

        return ValueBlank + value + ValueBlank;
    }

    private string Grouped(string text)
    {
        var start = text[0] == '-' ? 1 : 0;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = new StringBuilder(text[start..end]);
        for (var i = digits.Length - 3; i > 0; i -= 3)
        {
            digits.Insert(i, Grouping);
        }

        return string.Concat(text.AsSpan(0, start), digits.ToString(), text.AsSpan(end));
    }
}

/// <summary>括号宽度 — full, half, or the first half and the second full.</summary>
public enum BracketStyle
{
    Full,
    Half,
    Mixed,
}

/// <summary>编码 — how text is turned into bytes.</summary>
public enum TextEncoding
{
    Utf8,
    Utf8WithMark,
    Gb18030,
    Utf16LittleEndian,
    Utf16BigEndian,
}
