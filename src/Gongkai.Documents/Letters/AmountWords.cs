using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Letters;

/// <summary>金额大写 — an amount in the characters of the Ministry of Finance's accounting rules: 叁仟贰佰元整.</summary>
internal static class AmountWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] s_places = ["", "拾", "佰", "仟"];
    private static readonly string[] s_groups = ["", "万", "亿"];

    /// <summary>The words; an empty text for what is no amount below a trillion.</summary>
    internal static string Of(string amount)
    {
        if (!decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) || yuan is < 0 or >= 1_000_000_000_000m)
        {
            return "";
        }

        var whole = (long)yuan;
        var cents = (int)decimal.Round((yuan - whole) * 100);
        var words = new StringBuilder();
        if (whole > 0 || cents == 0)
        {
            words.Append(Whole(whole)).Append('元');
        }

        if (cents == 0)
        {
            return words.Append('整').ToString();
        }

        if (cents >= 10)
        {
            words.Append(Digits[cents / 10]).Append('角');
        }
        else if (whole > 0)
        {
            words.Append('零');
        }

        return cents % 10 > 0 ? words.Append(Digits[cents % 10]).Append('分').ToString() : words.ToString();
    }

    private static string Whole(long number)
    {
        if (number == 0)
        {
            return "零";
        }

        var words = new StringBuilder();
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var isZeroOpen = false;
        for (var i = 0; i < digits.Length; i++)
        {
            var place = digits.Length - 1 - i;
            if (digits[i] == '0')
            {
                isZeroOpen = words.Length > 0;
            }
            else
            {
                words.Append(isZeroOpen ? "零" : "").Append(Digits[digits[i] - '0']).Append(s_places[place % 4]);
                isZeroOpen = false;
            }

            // 万 and 亿 follow a group that holds a figure.
            if (place % 4 == 0 && place > 0 && digits[Math.Max(0, i - 3)..(i + 1)].Any(digit => digit != '0'))
            {
                words.Append(s_groups[place / 4]);
            }
        }

        return words.ToString();
    }
}
