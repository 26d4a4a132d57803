namespace Gongkai.Domain.PersonalData;

/// <summary>机动车号牌 — province, letter, five or six signs; GA 36.</summary>
internal static class VehiclePlate
{
    public const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";
    private const string LastSigns = "学警港澳挂领试超";

    public static PersonalDataFinding? At(ReadOnlySpan<char> text, int start)
    {
        if (start + 6 >= text.Length || TextFold.Fold(text[start + 1]) is not (>= 'A' and <= 'Z') || TextFold.Fold(text[start + 1]) == 'I')
        {
            return null;
        }

        var at = start + 2;
        at += text[at] is '·' or '•' or '.' or ' ' or '-' or '・' ? 1 : 0;
        var from = at;
        var digits = 0;
        while (at < text.Length && at - from < 7 && TextFold.Fold(text[at]) is (>= '0' and <= '9') or (>= 'A' and <= 'Z' and not ('I' or 'O')))
        {
            digits += TextFold.IsDigit(text[at]) ? 1 : 0;
            at++;
        }

        var signs = at - from;
        if (signs == 4 && at < text.Length && LastSigns.Contains(text[at], StringComparison.Ordinal))
        {
            return Found(text, start, at + 1, "号牌格式成立，是特种机动车号牌");
        }

        return signs == 5 && digits >= 3 ? Found(text, start, at, "号牌格式成立，是机动车号牌")
            : signs == 6 && digits >= 4 && HasEnergyLetter(text[from..at]) ? Found(text, start, at, "号牌格式成立，是新能源机动车号牌")
            : null;
    }

    private static bool HasEnergyLetter(ReadOnlySpan<char> signs) =>
        TextFold.Fold(signs[0]) is >= 'A' and <= 'K' || TextFold.Fold(signs[^1]) is >= 'A' and <= 'K';

    private static PersonalDataFinding Found(ReadOnlySpan<char> text, int start, int end, string certainty) =>
        new(PersonalDataKind.VehiclePlate, start, end - start, PersonalDataMask.Mask(PersonalDataKind.VehiclePlate, text[start..end]), certainty);
}

/// <summary>电子邮箱 — a mail address around the sign at.</summary>
internal static class EmailAddress
{
    private const int LongestPart = 64;

    public static PersonalDataFinding? Around(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestPart && IsLocal(TextFold.Fold(text[start - 1])))
        {
            start--;
        }

        while (start < at && text[start] is '.' or '-')
        {
            start++;
        }

        var end = at + 1;
        var dot = -1;
        while (end < text.Length && end - at < 4 * LongestPart && IsDomain(TextFold.Fold(text[end])))
        {
            dot = TextFold.Fold(text[end]) == '.' ? end : dot;
            end++;
        }

        if (dot == end - 1)
        {
            end = dot;
            dot = end <= at + 1 ? -1 : text[(at + 1)..end].LastIndexOfAny('.', '．') + at + 1;
        }

        return start < at && dot > at + 1 && end - dot > 2
            ? new PersonalDataFinding(PersonalDataKind.Email, start, end - start, PersonalDataMask.Mask(PersonalDataKind.Email, text[start..end]), "电子邮箱格式成立，不在机关公开联系方式内")
            : null;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+';

    private static bool IsDomain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}

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
