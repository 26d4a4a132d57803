namespace Gongkai.Domain.Organs;

/// <summary>统一社会信用代码 — unified social credit codes with their check character; GB 32100-2015.</summary>
public static class CreditCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether the eighteen characters are of the alphabet and the last one is the check character of the rest.</summary>
    public static bool IsValid(ReadOnlySpan<char> code) => code.Length == 18 && CheckCharacter(code[..17]) is { } check && check == code[17];

    /// <summary>The check character of the first seventeen; null where one of them is not of the alphabet.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != 17)
        {
            return null;
        }

        var sum = 0;
        var weight = 1;
        foreach (var c in body)
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
