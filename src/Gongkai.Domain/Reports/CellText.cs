using System.Globalization;
using System.Text;

namespace Gongkai.Domain.Reports;

/// <summary>单元格文字 — turns what is printed in a cell into a <see cref="Cell"/>: pure,
/// deterministic, and never a number where one would have to be guessed.</summary>
public static class CellText
{
    /// <summary>不可读 — what a written report prints where a cell could not be read; reading it back gives no cell again.</summary>
    public const string UnreadableMark = "〔不可读〕";

    private const string Dashes = "-－—–―─━‐‑‒﹣−";
    private const string Strokes = "/／\\＼";
    private static readonly string[] s_countUnits = ["件", "个", "条", "项", "宗", "次", "份", "起", "例", "篇", "人次"];

    /// <summary>Reads one printed cell.</summary>
    /// <param name="printed">The text of the cell; outer blanks of every kind are ignored.</param>
    /// <param name="kind">What the column may hold.</param>
    /// <param name="headUnit">The money unit that the column's head prints, if any.</param>
    /// <param name="source">Where it stands and how it was recognised.</param>
    /// <returns>The cell; null where digits are torn apart by blanks or noise so that the number
    /// would be a guess, or the cell says itself that it is unreadable.</returns>
    public static Cell? Read(string printed, ColumnKind kind, MoneyUnit? headUnit, CellSource source)
    {
        if (printed.Length == 1 && printed[0] is >= '0' and <= '9')
        {
            return OfNumber(printed, printed[0] - '0', Unit(kind, null, headUnit), source);
        }

        var raw = TrimAll(printed);
        if (raw.Length == 0)
        {
            return new Cell(CellState.Blank, "", null, null, source);
        }

        if (raw == UnreadableMark)
        {
            return null;
        }

        var text = Fold(raw);
        var body = WithoutNote(text);
        if (IsDashOnly(body))
        {
            return new Cell(CellState.NotApplicable, raw, null, null, source);
        }

        var isMoney = kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
        MoneyUnit? unit = null;
        if (isMoney)
        {
            body = WithoutMoneyUnit(body, out unit);
        }
        else
        {
            body = WithoutCountUnit(body);
        }

        return TryNumber(body, out var value, out var isTorn)
            ? OfNumber(raw, value, Unit(kind, unit, headUnit), source)
            : isTorn ? null : new Cell(CellState.Text, raw, null, null, source);
    }

    /// <summary>True where the text could stand in a value cell: empty, a number, a stroke, the mark of an unreadable cell.</summary>
    public static bool IsValueLike(ReadOnlySpan<char> printed)
    {
        if (printed.Length >= UnreadableMark.Length && printed.Trim().SequenceEqual(UnreadableMark))
        {
            return true;
        }

        var any = false;
        foreach (var c in printed)
        {
            if (IsBlank(c))
            {
                continue;
            }

            any = true;
            var folded = Fold(c);
            if (folded is not ((>= '0' and <= '9') or '.' or ',' or '+') && !Dashes.Contains(folded) && !Strokes.Contains(folded))
            {
                return IsNumberWithUnit(printed);
            }
        }

        return !any || !IsListNumber(printed);
    }

    /// <summary>Every kind of blank that office programs and pages leave behind, zero-width ones included.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' or '\u00AD';

    /// <summary>Removes every kind of blank from both ends.</summary>
    public static string TrimAll(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == text.Length ? text : text[start..end];
    }

    private static MoneyUnit? Unit(ColumnKind kind, MoneyUnit? printed, MoneyUnit? head) =>
        kind is ColumnKind.Money or ColumnKind.MoneyInUnit ? printed ?? head : null;

    private static Cell OfNumber(string raw, decimal value, MoneyUnit? unit, CellSource source) =>
        new(value == 0 ? CellState.Zero : CellState.Number, raw, value, unit, source);

    private static bool IsDashOnly(string text)
    {
        foreach (var c in text)
        {
            if (!Dashes.Contains(c) && !Strokes.Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    // "1." or "2、" is the number of a list, not a value.
    private static bool IsListNumber(ReadOnlySpan<char> printed)
    {
        var last = printed.TrimEnd();
        return last.Length > 1 && Fold(last[^1]) is '.' or ',';
    }

    private static bool IsNumberWithUnit(ReadOnlySpan<char> printed)
    {
        if (!MayBeNumber(printed))
        {
            return false;
        }

        var text = Fold(TrimAll(printed.ToString()));
        if (text.Length is 0 or > 24 || text[0] is not ((>= '0' and <= '9') or '-' or '+' or '.'))
        {
            return false;
        }

        var body = WithoutNote(text);
        body = WithoutMoneyUnit(body, out _);
        return TryNumber(WithoutCountUnit(body), out _, out _);
    }

    // Cheap look before the text is folded: begins like a number, ends like a number, a unit or a note.
    private static bool MayBeNumber(ReadOnlySpan<char> printed)
    {
        var start = 0;
        var end = printed.Length;
        while (start < end && IsBlank(printed[start]))
        {
            start++;
        }

        while (end > start && IsBlank(printed[end - 1]))
        {
            end--;
        }

        return end - start is > 0 and <= 24
            && Fold(printed[start]) is (>= '0' and <= '9') or '-' or '+' or '.'
            && Fold(printed[end - 1]) is (>= '0' and <= '9') or ')' or '*' or '#' or '注' or '元' or '万' or '亿' or '件' or '个' or '条' or '项' or '宗'
            or '次' or '份' or '起' or '例' or '篇' or '①' or '②' or '③' or '④' or '⑤';
    }

    private static string WithoutNote(string text)
    {
        var end = text.Length;
        while (end > 1 && text[end - 1] is '*' or '#' or '①' or '②' or '③' or '④' or '⑤' or '注')
        {
            end--;
        }

        if (end > 2 && text[end - 1] == ')')
        {
            var open = text.LastIndexOf('(', end - 1);
            if (open > 0)
            {
                end = open;
            }
        }

        return end == text.Length ? text : TrimAll(text[..end]);
    }

    private static string WithoutCountUnit(string text)
    {
        foreach (var unit in s_countUnits)
        {
            if (text.Length > unit.Length && text.EndsWith(unit, StringComparison.Ordinal))
            {
                return TrimAll(text[..^unit.Length]);
            }
        }

        return text;
    }

    private static string WithoutMoneyUnit(string text, out MoneyUnit? unit)
    {
        foreach (var candidate in (ReadOnlySpan<(string Suffix, MoneyUnit Unit)>)
            [("亿元", MoneyUnit.HundredMillionYuan), ("万元", MoneyUnit.TenThousandYuan), ("亿", MoneyUnit.HundredMillionYuan),
            ("万", MoneyUnit.TenThousandYuan), ("人民币元", MoneyUnit.Yuan), ("元", MoneyUnit.Yuan)])
        {
            if (text.Length > candidate.Suffix.Length && text.EndsWith(candidate.Suffix, StringComparison.Ordinal))
            {
                unit = candidate.Unit;
                return TrimAll(text[..^candidate.Suffix.Length]);
            }
        }

        unit = null;
        return text;
    }

    private static bool TryNumber(string text, out decimal value, out bool isTorn)
    {
        value = 0;
        isTorn = false;
        if (text.Length == 0)
        {
            return false;
        }

        var digits = new StringBuilder(text.Length);
        var hasBlank = false;
        var isNumeric = true;
        foreach (var c in text)
        {
            if (c is (>= '0' and <= '9') or '.' or '+')
            {
                digits.Append(c);
            }
            else if (Dashes.Contains(c) && digits.Length == 0)
            {
                digits.Append('-');
            }
            else if (c is ',' or '\'')
            {
                digits.Append(',');
            }
            else if (IsBlank(c))
            {
                hasBlank = true;
            }
            else
            {
                isNumeric = false;
                break;
            }
        }

        if (!isNumeric)
        {
            return false;
        }

        var number = digits.ToString();
        if (hasBlank && !(number.Length > 1 && number[0] is '-' or '+' && !HasInnerBlank(text[1..])))
        {
            isTorn = true;
            return false;
        }

        if (number.Contains(',', StringComparison.Ordinal))
        {
            if (!IsGrouped(number))
            {
                isTorn = true;
                return false;
            }

            number = number.Replace(",", "", StringComparison.Ordinal);
        }

        // Twenty digits in 亿元 still fit a decimal in 元; twenty-four would overflow it.
        return number.Length <= 20
            && decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool HasInnerBlank(string text)
    {
        foreach (var c in TrimAll(text))
        {
            if (IsBlank(c))
            {
                return true;
            }
        }

        return false;
    }

    // 13,612 and 1,234,567.5 are grouped; 1,23 and 13,61 2 are not.
    private static bool IsGrouped(string number)
    {
        var whole = number.TrimStart('-', '+').Split('.')[0].Split(',');
        return whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(group => group.Length == 3);
    }

    private static string Fold(string text)
    {
        var needs = false;
        foreach (var c in text)
        {
            if (Fold(c) != c)
            {
                needs = true;
                break;
            }
        }

        return needs ? string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Fold(source[i]);
            }
        })
        : text;
    }

    private static char Fold(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        '〔' or '【' or '［' => '(',
        '〕' or '】' or '］' => ')',
        _ => c,
    };
}
