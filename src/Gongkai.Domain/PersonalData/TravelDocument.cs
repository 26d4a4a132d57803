namespace Gongkai.Domain.PersonalData;

/// <summary>出入境证件 — passports and permits for Hong Kong, Macao and Taiwan, known by the words before them.</summary>
internal static class TravelDocument
{
    private const int Reach = 14;
    private static readonly string[] s_permits = ["通行证", "台胞证", "回乡证"];

    public static PersonalDataFinding? After(ReadOnlySpan<char> text, int word)
    {
        var isPassport = text[word..].StartsWith("护照");
        if (!isPassport && !TextFold.HasAfter(text, word, 3, s_permits))
        {
            return null;
        }

        var last = Math.Min(text.Length, word + 3 + Reach);
        for (var start = word + 2; start < last; start++)
        {
            if (!char.IsAsciiLetterOrDigit(TextFold.Fold(text[start])))
            {
                continue;
            }

            var end = start;
            var digits = 0;
            while (end < text.Length && char.IsAsciiLetterOrDigit(TextFold.Fold(text[end])))
            {
                digits += TextFold.IsDigit(text[end]) ? 1 : 0;
                end++;
            }

            var letters = end - start - digits;
            var fits = isPassport ? digits is >= 7 and <= 9 && letters <= 2 : digits is 8 or 10 && letters <= 1;
            var kind = isPassport ? PersonalDataKind.Passport : PersonalDataKind.TravelPermit;
            return fits && (isPassport ? letters > 0 || digits == 9 : true)
                ? new PersonalDataFinding(kind, start, end - start, PersonalDataMask.Mask(kind, text[start..end]), isPassport ? "前文写明是护照，号码格式成立" : "前文写明是通行证，号码格式成立")
                : null;
        }

        return null;
    }
}
