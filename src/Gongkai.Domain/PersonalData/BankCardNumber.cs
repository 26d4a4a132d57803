namespace Gongkai.Domain.PersonalData;

/// <summary>银行卡号 — length, first figures and check figure by Luhn of a payment card.</summary>
public static class BankCardNumber
{
    /// <summary>A number of plausible length and beginning whose check figure is right.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => HasPlausibleForm(digits) && PassesLuhn(digits);

    internal static bool IsUnionPay(ReadOnlySpan<char> digits) => digits.Length is >= 16 and <= 19 && digits.StartsWith("62");

    internal static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = digits[i] - '0';
            var isDoubled = (digits.Length - i) % 2 == 0;
            sum += !isDoubled ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return sum % 10 == 0;
    }

    internal static bool HasPlausibleForm(ReadOnlySpan<char> digits) => digits.Length switch
    {
        15 => digits.StartsWith("34") || digits.StartsWith("37"),
        16 => digits[0] is '4' or '5' or '6' or '9' || digits.StartsWith("35") || digits.StartsWith("2"),
        17 or 18 => digits[0] is '6' or '9',
        19 => digits[0] is '4' or '6' or '9' or '1',
        _ => false,
    };
}
