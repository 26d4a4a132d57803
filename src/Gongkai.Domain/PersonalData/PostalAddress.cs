namespace Gongkai.Domain.PersonalData;

/// <summary>详细地址 — street or village with a door number, or a compound with building and room.</summary>
internal static class PostalAddress
{
    private const int Reach = 40;
    private const string StreetEnds = "路街道巷弄里村组屯庄苑园区社坊湾";
    private const string Stops = "，。；：:;,、（）()“”\"《》【】[]|！？!?";
    private static readonly string[] s_homeWords = ["住址", "住所", "家住", "户籍", "户口", "住在", "居住", "现住", "住："];
    private static readonly string[] s_rooms = ["室", "单元", "户", "房"];
    private static readonly string[] s_compounds = ["小区", "单元", "栋", "幢", "号楼", "家属院", "公寓", "花园"];

    public static bool IsChineseFigure(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '〇' or '零' or '百';

    /// <summary>At the sign 号: a street and a door number before it.</summary>
    public static PersonalDataFinding? AtDoor(ReadOnlySpan<char> text, int door)
    {
        var number = door;
        while (number > 0 && door - number < 8 && IsNumberSign(text[number - 1]))
        {
            number--;
        }

        if (number == door || number < 2 || (!StreetEnds.Contains(text[number - 1], StringComparison.Ordinal) && !text[..number].EndsWith("胡同")))
        {
            return null;
        }

        var start = StartOf(text, number);
        var end = EndOf(text, door + 1);
        var hasRoom = ContainsAny(text[(door + 1)..end], s_rooms) && HasDigit(text[(door + 1)..end]);
        var isHome = TextFold.HasBefore(text, number, Reach, s_homeWords);
        var isPlaced = text[start..number].IndexOfAny('省', '市', '县') > 0 || text[start..number].IndexOfAny('区', '镇', '乡') > 0;
        return hasRoom || isHome || isPlaced
            ? Found(text, start, hasRoom ? end : door + 1, isHome ? "前文写明是住址" : hasRoom ? "写到门牌和房号，可能是住址" : "写到门牌号；如是机关或企业的公开地址，请列入机关联系方式或说明理由")
            : null;
    }

    /// <summary>At the sign 室: a room with figures behind a compound, without a door number.</summary>
    public static PersonalDataFinding? AtRoom(ReadOnlySpan<char> text, int room)
    {
        if (room < 3 || !TextFold.IsDigit(text[room - 1]) || !TextFold.IsDigit(text[room - 2]))
        {
            return null;
        }

        var start = StartOf(text, room);
        return ContainsAny(text[start..room], s_compounds) ? Found(text, start, room + 1, "写到楼栋和房号，可能是住址") : null;
    }

    private static bool IsNumberSign(char c) => TextFold.IsDigit(c) || IsChineseFigure(c) || c is '-' or '－' or '之' or '附' or '甲' or '乙' or '丙';

    private static int StartOf(ReadOnlySpan<char> text, int from)
    {
        var start = from;
        while (start > 0 && from - start < Reach && (TextFold.IsChinese(text[start - 1]) || char.IsLetterOrDigit(text[start - 1])) && !Stops.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        // The words that announce an address are no part of it.
        foreach (var word in s_homeWords)
        {
            var at = text[start..from].LastIndexOf(word);
            start = at >= 0 ? start + at + word.Length : start;
        }

        return start;
    }

    private static int EndOf(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < 24 && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '#') && !Stops.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        foreach (var last in "室户房")
        {
            var at = text[from..end].IndexOf(last);
            end = at >= 0 ? from + at + 1 : end;
        }

        return end;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words) => TextFold.HasBefore(text, text.Length, text.Length, words);

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (TextFold.IsDigit(c) || IsChineseFigure(c))
            {
                return true;
            }
        }

        return false;
    }

    private static PersonalDataFinding Found(ReadOnlySpan<char> text, int start, int end, string certainty) =>
        new(PersonalDataKind.Address, start, end - start, PersonalDataMask.Mask(PersonalDataKind.Address, text[start..end]), certainty);
}
