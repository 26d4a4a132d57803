using System.Buffers;

namespace Gongkai.Domain.Reports.Narratives;

/// <summary>规范化文字 — one part of the text without blanks and markup, digits and brackets
/// folded; every kept character stands for one of the source.</summary>
internal static class NormalText
{
    /// <summary>Folds a text; blank lines and blanks fall away, a line break stays one line break.</summary>
    public static string Of(string source)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(source.Length, 1));
        var length = Walk(source, buffer, int.MaxValue, out _);
        var text = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    /// <summary>The offset in the source of a character of the folded text.</summary>
    public static int SourceOffset(string source, int offset)
    {
        Walk(source, [], offset, out var sourceOffset);
        return sourceOffset;
    }

    private static int Walk(string source, Span<char> target, int stopAt, out int sourceOffset)
    {
        var write = !target.IsEmpty;
        var length = 0;
        var last = '\n';
        var blankBefore = false;
        sourceOffset = source.Length;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c is < '\u4e00' or > '\u9fff')
            {
                c = Fold(c, last);
                if (c is '\0' or ' ')
                {
                    blankBefore |= c == ' ';
                    continue;
                }

                if (c == '\n' && last == '\n')
                {
                    continue;
                }

                // Two numbers that a blank keeps apart must not become one.
                if (blankBefore && char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(last))
                {
                    if (write)
                    {
                        target[length] = ' ';
                    }

                    length++;
                }
            }

            blankBefore = false;
            if (length >= stopAt)
            {
                sourceOffset = i;
                return length;
            }

            if (write)
            {
                target[length] = c;
            }

            last = c;
            length++;
        }

        return length;
    }

    private static char Fold(char c, char last) => c switch
    {
        '\n' or '\u2028' or '\u2029' or '\u000b' => '\n',
        '*' or '#' or '`' => '\0',
        ',' => char.IsAsciiDigit(last) ? ',' : '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '!' => '！',
        '?' => '？',
        '，' or '；' or '：' or '（' or '）' or '！' or '？' => c,
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        >= '!' and <= '~' => c,
        _ => CellText.IsBlank(c) ? ' ' : c,
    };
}
