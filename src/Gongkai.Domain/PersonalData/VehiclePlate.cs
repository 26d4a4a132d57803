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
