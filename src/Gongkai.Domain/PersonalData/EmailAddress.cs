namespace Gongkai.Domain.PersonalData;

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
