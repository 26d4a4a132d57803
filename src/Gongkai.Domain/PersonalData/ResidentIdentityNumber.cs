namespace Gongkai.Domain.PersonalData;

/// <summary>公民身份号码 — eighteen figures with date of birth and check character by GB 11643, or fifteen of the old form.</summary>
public static class ResidentIdentityNumber
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] s_weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static bool IsValid(ReadOnlySpan<char> digits) => HasPlausiblePlaceAndDate(digits) && CheckCharacterOf(digits) == char.ToUpperInvariant(digits[17]);

    public static bool IsValidOldForm(ReadOnlySpan<char> digits) =>
        digits.Length == 15 && IsProvince(digits) && IsDate(1900 + Number(digits[6..8]), digits[8..12]);

    internal static bool HasPlausiblePlaceAndDate(ReadOnlySpan<char> digits) =>
        digits.Length == 18 && IsProvince(digits) && Number(digits[6..10]) is >= 1900 and <= 2049 and var year && IsDate(year, digits[10..14]);

    /// <summary>The check character that seventeen figures ask for.</summary>
    public static char CheckCharacterOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * s_weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    // Provinces, residence permits of people from Hong Kong, Macao and Taiwan (81 to 83), permanent residence of foreigners (9).
    private static bool IsProvince(ReadOnlySpan<char> digits) =>
        Number(digits[..2]) is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71
            or (>= 81 and <= 83) or (>= 91 and <= 99);

    private static bool IsDate(int year, ReadOnlySpan<char> monthAndDay)
    {
        var month = Number(monthAndDay[..2]);
        var day = Number(monthAndDay[2..4]);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
