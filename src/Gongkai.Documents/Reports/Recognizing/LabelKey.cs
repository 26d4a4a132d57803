using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>标签键 — what remains of a printed label when blanks, brackets, quotes and other punctuation are gone and widths are folded.</summary>
public static class LabelKey
{
    /// <summary>Writes the key of a text into a buffer at least as long as the text.</summary>
    /// <returns>The part of the buffer that holds the key.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            var folded = Fold(c);
            if (folded != '\0')
            {
                buffer[length++] = folded;
            }
        }

        return buffer[..length];
    }

    /// <summary>The key of a text.</summary>
    public static string Of(string text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        return Of(text, buffer).ToString();
    }

    /// <summary>Length of the leading number of a label key: 一, 十一, 3, but never so much that nothing remains.</summary>
    public static int NumberingLength(ReadOnlySpan<char> key)
    {
        var length = 0;
        while (length < key.Length && length < 3 && (IsChineseNumeral(key[length]) || char.IsAsciiDigit(key[length])))
        {
            length++;
        }

        return length == key.Length ? 0 : length;
    }

    /// <summary>True where the text holds a letter or a character of a word, so that it can be a label.</summary>
    public static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChineseNumeral(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    private static char Fold(char c) => c switch
    {
        >= '0' and <= '9' => c,
        < '\u0080' => char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : '\0',
        '它' => '他',
        >= '\u4E00' and <= '\u9FFF' => c,
        >= '０' and <= '９' => (char)(c - 0xFEE0),
        >= 'Ａ' and <= 'Ｚ' => (char)(c - 0xFEE0 + 32),
        >= 'ａ' and <= 'ｚ' => (char)(c - 0xFEE0),
        _ => CellText.IsBlank(c) || !char.IsLetterOrDigit(c) ? '\0' : c,
    };
}
