namespace Gongkai.Domain.PersonalData;

/// <summary>统一社会信用代码 — eighteen characters of an organisation with check character by GB 32100; known so that it is not taken for personal data.</summary>
public static class UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] s_weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static bool IsValid(ReadOnlySpan<char> code)
    {
        if (code.Length != 18)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            sum += value * s_weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31] == code[17];
    }
}
