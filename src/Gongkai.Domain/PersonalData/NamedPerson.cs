namespace Gongkai.Domain.PersonalData;

/// <summary>姓名及身份信息 — a name whose sex, birth, identity number or home stands beside it; a name alone is none.</summary>
internal static class NamedPerson
{
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文" +
        "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";

    private static readonly string[] s_identity = ["身份证", "性别", "出生", "住址", "电话", "手机", "民族", "证件", "身份号码"];
    private static readonly string[] s_compound = ["欧阳", "司马", "上官", "诸葛", "夏侯", "尉迟", "公孙", "慕容", "令狐", "皇甫"];

    /// <summary>At the label 姓名: the name behind it, where identity follows.</summary>
    public static PersonalDataFinding? AfterLabel(ReadOnlySpan<char> text, int label)
    {
        if (!text[label..].StartsWith("姓名"))
        {
            return null;
        }

        var start = label + 2;
        while (start < text.Length && start - label < 8 && text[start] is ':' or '：' or ' ' or '\u3000' or '\t')
        {
            start++;
        }

        if (start == label + 2 || start >= text.Length || !IsSurname(text, start))
        {
            return null;
        }

        var end = start + 1;
        while (end < text.Length && end - start < 4 && TextFold.IsChinese(text[end]) && !TextFold.HasAfter(text, end, 2, ["性别", "身份", "民族", "出生", "住址", "电话", "手机", "证件", "联系"]))
        {
            end++;
        }

        return end - start is >= 2 and <= 4 && TextFold.HasAfter(text, end, 40, s_identity) ? Found(text, start, end, "标明姓名，其后有身份信息") : null;
    }

    /// <summary>At the sign 男 or 女 between commas: the name before it.</summary>
    public static PersonalDataFinding? BeforeSex(ReadOnlySpan<char> text, int sex)
    {
        if (sex < 3 || !IsComma(text[sex - 1]) || sex + 1 >= text.Length || !IsComma(text[sex + 1]))
        {
            return null;
        }

        var end = sex - 1;
        for (var length = 2; length <= 4 && end - length >= 0; length++)
        {
            var start = end - length;
            var isBounded = start == 0 || !TextFold.IsChinese(text[start - 1]) || text[start - 1] is '人' or '告' or '诉' or '为' or '：';
            if (IsChinese(text[start..end]) && isBounded && IsSurname(text, start))
            {
                return Found(text, start, end, "姓名后写有性别");
            }
        }

        return null;
    }

    private static bool IsChinese(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!TextFold.IsChinese(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSurname(ReadOnlySpan<char> text, int at)
    {
        foreach (var surname in s_compound)
        {
            if (text[at..].StartsWith(surname))
            {
                return true;
            }
        }

        return Surnames.Contains(text[at], StringComparison.Ordinal);
    }

    private static bool IsComma(char c) => c is '，' or ',' or '、' or '（' or '(' or '）' or ')' or ' ';

    private static PersonalDataFinding Found(ReadOnlySpan<char> text, int start, int end, string certainty) =>
        new(PersonalDataKind.NameWithIdentity, start, end - start, PersonalDataMask.Mask(PersonalDataKind.NameWithIdentity, text[start..end]), certainty);
}
