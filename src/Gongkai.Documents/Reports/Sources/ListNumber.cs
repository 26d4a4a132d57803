using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>编号文字 — writes an automatic number the way its list prints it.</summary>
internal static class ListNumber
{
    private const string Digits = "〇一二三四五六七八九";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>The number in a format of office markup; null where the format prints a sign or something unknown.</summary>
    public static string? Write(int number, string format) => format switch
    {
        "decimal" or "decimalHalfWidth" => number.ToString(CultureInfo.InvariantCulture),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => FullWidth(number),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            or "koreanCounting" => Counting(number, Digits, "十百千"),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Counting(number, Formal, "拾佰仟"),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => DigitByDigit(number),
        "ideographTraditional" => Cyclic(number, "甲乙丙丁戊己庚辛壬癸"),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Cyclic(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => Cyclic(number, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => Cyclic(number, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographEnclosedCircle" => Cyclic(number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "lowerLetter" => Cyclic(number, "abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => Cyclic(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "upperRoman" => Cyclic(number, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
        "lowerRoman" => Cyclic(number, "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"),
        _ => null,
    };

    private static string Counting(int number, string digits, string units)
    {
        if (number is <= 0 or > 9999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var skipped = false;
        for (var (power, divisor) = (3, 1000); power >= 0; power--, divisor /= 10)
        {
            var digit = number / divisor % 10;
            if (digit == 0)
            {
                skipped = text.Length > 0;
                continue;
            }

            if (skipped)
            {
                text.Append(digits[0] == '〇' ? '零' : digits[0]);
                skipped = false;
            }

            // 十一, not 一十一, at the head of a number.
            if (!(power == 1 && digit == 1 && text.Length == 0 && digits[0] == '〇'))
            {
                text.Append(digits[digit]);
            }

            if (power > 0)
            {
                text.Append(units[power - 1]);
            }
        }

        return text.ToString();
    }

    private static string DigitByDigit(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => char.IsAsciiDigit(digit) ? Digits[digit - '0'] : digit));

    private static string FullWidth(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit - '0' + '０')));

    private static string Cyclic(int number, string signs) =>
        number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : number.ToString(CultureInfo.InvariantCulture);
}
