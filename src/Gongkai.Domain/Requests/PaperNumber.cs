using System.Globalization;

namespace Gongkai.Domain.Requests;

/// <summary>发文字号 — the number of a paper: the organ's mark, the year, a count that starts again each year; GB/T 9704-2012, 7.2.5.</summary>
public sealed record PaperNumber
{
    /// <summary>Longest mark of an organ that is taken.</summary>
    public const int LongestMark = 20;

    private const int LastYear = 2999;
    private const int FirstYear = 2008;

    private PaperNumber(string mark, int year, int count) => (Mark, Year, Count) = (mark, year, count);

    /// <summary>机关代字, for example 云信公开.</summary>
    public string Mark { get; }

    public int Year { get; }

    /// <summary>From 1, without gaps in a year.</summary>
    public int Count { get; }

    public static Result<PaperNumber> Of(string mark, int year, int count)
    {
        if (mark.Length is 0 or > LongestMark || !mark.All(char.IsLetter))
        {
            return new Refusal("paper-number-mark", $"机关代字“{mark}”不能用；请用1至{LongestMark}个汉字或者字母，不含括号、数字和空格。");
        }

        return year is < FirstYear or > LastYear || count < 1
            ? new Refusal("paper-number-range", $"发文字号的年份须在{FirstYear}至{LastYear}之间，序号从1开始。")
            : new PaperNumber(mark, year, count);
    }

    /// <summary>Reads 云信公开〔2026〕12号; square brackets are taken for the prescribed ones, an 第 or a leading zero is not.</summary>
    public static Result<PaperNumber> Parse(string text)
    {
        var normal = text.Trim().Replace('[', '〔').Replace('［', '〔').Replace(']', '〕').Replace('］', '〕');
        var (open, close) = (normal.IndexOf('〔', StringComparison.Ordinal), normal.IndexOf('〕', StringComparison.Ordinal));
        if (open > 0 && close == open + 5 && normal.EndsWith('号')
            && Digits(normal[(open + 1)..close]) is { } year && Digits(normal[(close + 1)..^1]) is { } count)
        {
            return Of(normal[..open], year, count);
        }

        return new Refusal("paper-number-format", $"“{text}”不是发文字号；请写成机关代字、六角括号年份、序号和“号”，例如云信公开〔2026〕12号，序号前不加“第”、不补零。");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}〔{Year}〕{Count}号");

    private static int? Digits(string text) =>
        text.Length is > 0 and <= 9 && text[0] is >= '1' and <= '9' && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
