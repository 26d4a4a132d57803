namespace Gongkai.Domain.PersonalData;

/// <summary>号码识别 — decides what the figures at a place are: identity number, mobile, bank card, fixed line, or nothing personal.</summary>
internal static class NumberRecognizer
{
    // Very long groups are looked at in pieces, so that the work stays linear.
    private const int LongGroup = 1024;
    private static readonly string[] s_identityWords = ["身份证", "身份号", "证件号", "公民身份"];
    private static readonly string[] s_bankWords = ["卡号", "账号", "帐号", "账户", "银行", "开户", "存折", "一卡通"];
    private static readonly string[] s_phoneWords = ["电话", "手机", "联系", "传真", "座机", "致电", "Tel", "tel", "TEL", "hone", "Fax", "FAX", "obile"];

    /// <summary>The finding at a place where figures begin, and where to look on.</summary>
    public static PersonalDataFinding? At(ReadOnlySpan<char> text, int start, out int next)
    {
        var run = DigitRun.Read(text, start);
        if (run.IsTooLong)
        {
            return InLongGroup(text, start, out next);
        }

        next = run.EndOf(0);
        if (IsPartOfCreditCode(text, start, run.EndOf(0)))
        {
            return null;
        }

        for (var groups = run.Groups; groups >= 1 && run.CountOf(groups) >= 7; groups--)
        {
            // Figures set one by one or in pairs make identity numbers and mobiles only.
            if (run.SizeOf(0) < 3 && run.CountOf(groups) is not (11 or 13 or 18))
            {
                continue;
            }

            var window = new NumberWindow(run.Digits[..run.CountOf(groups)], start, run.EndOf(groups - 1));
            if (Recognize(text, run, groups, window) is { } finding)
            {
                next = window.End;
                return finding;
            }
        }

        return null;
    }

    private static PersonalDataFinding? Recognize(ReadOnlySpan<char> text, in DigitRun run, int groups, NumberWindow window) =>
        window.Digits.Length switch
        {
            18 when Identity(text, window) is { } finding => finding,
            15 when groups == 1 || run.HasSizes(groups, [6, 6, 3]) => OldIdentity(text, window) ?? Bank(text, run, groups, window),
            11 when Mobile(text, run, groups, window) is { } finding => finding,
            13 when window.Digits.StartsWith("86") && IsMobile(window.Digits[2..]) && (groups == 1 || run.SizeOf(0) == 2) =>
                Found(PersonalDataKind.MobileNumber, text, window, "带国际区号的十一位手机号码"),
            >= 15 and <= 19 when Bank(text, run, groups, window) is { } finding => finding,
            >= 7 and <= 16 => FixedLine(text, run, groups, window),
            _ => null,
        };

    private static PersonalDataFinding? Identity(ReadOnlySpan<char> text, NumberWindow window)
    {
        if (ResidentIdentityNumber.IsValid(window.Digits))
        {
            return Found(PersonalDataKind.ResidentIdentityNumber, text, window, "校验码和出生日期都相符，确是公民身份号码");
        }

        return ResidentIdentityNumber.HasPlausiblePlaceAndDate(window.Digits) && TextFold.HasBefore(text, window.Start, 16, s_identityWords)
            ? Found(PersonalDataKind.ResidentIdentityNumber, text, window, "前文写明是身份证号，出生日期成立但校验码不符，可能抄录有误，请核对")
            : null;
    }

    private static PersonalDataFinding? OldIdentity(ReadOnlySpan<char> text, NumberWindow window) =>
        ResidentIdentityNumber.IsValidOldForm(window.Digits)
            ? Found(PersonalDataKind.OldResidentIdentityNumber, text, window, "十五位且地区、出生日期成立，可能是旧式身份证号，请核对")
            : null;

    private static PersonalDataFinding? Mobile(ReadOnlySpan<char> text, in DigitRun run, int groups, NumberWindow window)
    {
        if (!IsMobile(window.Digits) || IsAmount(text, window) || IsInsideWord(text, window))
        {
            return null;
        }

        var isUsual = groups == 1 || run.HasSizes(groups, [3, 4, 4]) || run.HasSizes(groups, [3, 8]) || run.HasSizes(groups, [4, 3, 4]) || run.HasSizes(groups, [3, 3, 5]);
        return isUsual ? Found(PersonalDataKind.MobileNumber, text, window, "十一位且号段成立，是手机号码")
            : TextFold.HasBefore(text, window.Start, 12, s_phoneWords) ? Found(PersonalDataKind.MobileNumber, text, window, "前文写明是电话，分开书写的手机号码")
            : null;
    }

    private static PersonalDataFinding? Bank(ReadOnlySpan<char> text, in DigitRun run, int groups, NumberWindow window)
    {
        var isGrouped = groups is 4 or 5 && run.SizeOf(0) == 4 && run.SizeOf(1) == 4 && run.SizeOf(2) == 4 && run.SizeOf(3) == 4;
        if ((groups > 1 && !isGrouped) || window.Digits[^1] == 'X' || !BankCardNumber.HasPlausibleForm(window.Digits) || IsAmount(text, window) || IsInsideWord(text, window))
        {
            return null;
        }

        var hasContext = TextFold.HasBefore(text, window.Start, 16, s_bankWords);
        return BankCardNumber.PassesLuhn(window.Digits)
            ? BankCardNumber.IsUnionPay(window.Digits) ? Found(PersonalDataKind.BankCard, text, window, "银联卡号段且校验位相符，是银行卡号")
                : hasContext ? Found(PersonalDataKind.BankCard, text, window, "前文写明是账号且校验位相符，是银行卡号")
                : null
            : hasContext ? Found(PersonalDataKind.BankCard, text, window, "前文写明是账号，长度像银行卡号，校验位不符，请核对") : null;
    }

    private static PersonalDataFinding? FixedLine(ReadOnlySpan<char> text, in DigitRun run, int groups, NumberWindow window)
    {
        var digits = window.Digits;
        var area = digits[0] != '0' ? 0 : digits[1] is '1' or '2' ? 3 : 4;
        var rest = digits.Length - area;
        if (area == 0)
        {
            return digits[0] is >= '2' and <= '8' && IsLineAndExtension(run, groups, 0) && !IsAmount(text, window) && TextFold.HasBefore(text, window.Start, 10, s_phoneWords)
                ? Found(PersonalDataKind.FixedLine, text, window, "前文写明是电话，可能是固定电话")
                : null;
        }

        var isSplit = run.SizeOf(0) == area && groups >= 2 && IsLineAndExtension(run, groups, 1);
        return isSplit && digits[area] is >= '2' and <= '8' ? Found(PersonalDataKind.FixedLine, text, window, "区号加号码，是固定电话")
            : groups == 1 && rest is 7 or 8 && TextFold.HasBefore(text, window.Start, 10, s_phoneWords) ? Found(PersonalDataKind.FixedLine, text, window, "前文写明是电话，带区号的固定电话")
            : null;
    }

    // Seven or eight figures, in one piece or 4-4 and 3-4, and behind them an extension of up to four.
    private static bool IsLineAndExtension(in DigitRun run, int groups, int from)
    {
        var size = run.SizeOf(from);
        var behind = from + 1;
        if (size is 3 or 4 && behind < groups && run.SizeOf(behind) == 4)
        {
            behind++;
        }
        else if (size is not (7 or 8))
        {
            return false;
        }

        return behind == groups || (behind + 1 == groups && run.SizeOf(behind) <= 4);
    }

    // Numbers glued together: an identity number still shows by its check character.
    private static PersonalDataFinding? InLongGroup(ReadOnlySpan<char> text, int start, out int next)
    {
        Span<char> digits = stackalloc char[18];
        var end = start;
        while (end < text.Length && end - start < LongGroup && TextFold.IsDigit(text[end]))
        {
            end++;
        }

        for (var at = start; at + 18 <= end; at++)
        {
            for (var i = 0; i < 18; i++)
            {
                digits[i] = TextFold.Fold(text[at + i]);
            }

            if (ResidentIdentityNumber.IsValid(digits))
            {
                next = at + 18;
                return Found(PersonalDataKind.ResidentIdentityNumber, text, new NumberWindow(digits, at, next), "长数字串中含校验码和出生日期都相符的公民身份号码，请核对");
            }
        }

        next = end - start < LongGroup ? end : end - 17;
        return null;
    }

    private static bool IsMobile(ReadOnlySpan<char> digits) => digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    private static bool IsAmount(ReadOnlySpan<char> text, NumberWindow window)
    {
        var before = window.Start > 0 ? TextFold.Fold(text[window.Start - 1]) : ' ';
        var after = window.End < text.Length ? TextFold.Fold(text[window.End]) : ' ';
        var isFraction = after is '.' or ',' && window.End + 1 < text.Length && TextFold.IsDigit(text[window.End + 1]);
        return isFraction || after is '元' or '万' or '亿' or '%' or '件' || (before is '.' or ',' or '¥' or '￥' && window.Start > 1 && (before is '¥' or '￥' || TextFold.IsDigit(text[window.Start - 2])));
    }

    // Figures in the middle of a code of letters and figures are part of the code.
    private static bool IsInsideWord(ReadOnlySpan<char> text, NumberWindow window)
    {
        var hasLetterAfter = window.End < text.Length && char.IsAsciiLetter(TextFold.Fold(text[window.End]));
        var hasLetterBefore = window.Start > 0 && char.IsAsciiLetter(TextFold.Fold(text[window.Start - 1]));
        // The X of an identity number in front is no code.
        var isWordBefore = hasLetterBefore && window.Start > 1 && (char.IsAsciiLetter(TextFold.Fold(text[window.Start - 2])) || TextFold.Fold(text[window.Start - 1]) is 'X' or 'x');
        return hasLetterAfter || (hasLetterBefore && !isWordBefore);
    }

    // The figures may be all of the code or a part of it; an identity number wins where both checks pass.
    private static bool IsPartOfCreditCode(ReadOnlySpan<char> text, int start, int end)
    {
        Span<char> code = stackalloc char[18];
        var from = start;
        while (from > 0 && start - from < 18 && char.IsAsciiLetterOrDigit(TextFold.Fold(text[from - 1])))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - from < 19 && char.IsAsciiLetterOrDigit(TextFold.Fold(text[to])))
        {
            to++;
        }

        if (to - from != 18)
        {
            return false;
        }

        for (var i = 0; i < 18; i++)
        {
            code[i] = char.ToUpperInvariant(TextFold.Fold(text[from + i]));
        }

        return UnifiedSocialCreditCode.IsValid(code) && !(code[..17].IndexOfAnyExceptInRange('0', '9') < 0 && ResidentIdentityNumber.IsValid(code));
    }

    private static PersonalDataFinding Found(PersonalDataKind kind, ReadOnlySpan<char> text, NumberWindow window, string certainty) =>
        new(kind, window.Start, window.End - window.Start, PersonalDataMask.Mask(kind, text[window.Start..window.End]), certainty);

    private readonly ref struct NumberWindow(ReadOnlySpan<char> digits, int start, int end)
    {
        public ReadOnlySpan<char> Digits { get; } = digits;

        public int Start { get; } = start;

        public int End { get; } = end;
    }
}
