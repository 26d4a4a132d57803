using System.Globalization;
using System.Text;

namespace Gongkai.Domain.Publications;

/// <summary>索引号组成 — what a part of an index number is taken from.</summary>
public enum IndexNumberPartKind
{
    Literal,
    OrganCode,
    ThemeCode,
    ColumnCode,
    Year,
    YearMonth,
    Sequence,
}

/// <summary>索引号部分 — one part of an index number, with what follows it.</summary>
/// <param name="Text">The words of a literal.</param>
/// <param name="Suffix">What stands between this part and the next.</param>
/// <param name="Digits">Least number of digits of a sequence.</param>
public sealed record IndexNumberPart(IndexNumberPartKind Kind, string Text = "", string Suffix = "", int Digits = 5);

/// <summary>索引号来源 — the facts of an item that its index number is made of.</summary>
public sealed record IndexNumberFacts(string OrganCode, string ThemeCode, string ColumnCode, DateOnly Day);

/// <summary>索引号规则 — index numbers as an ordered list of parts; the sequence counts anew whenever a part before it changes; 条例 12.</summary>
public sealed record IndexNumberRule(IReadOnlyList<IndexNumberPart> Parts)
{
    private const int LongestNumber = 60;

    /// <summary>机构代码/年-顺序号, as most platforms number.</summary>
    public static readonly IndexNumberRule Default = new(
    [
        new IndexNumberPart(IndexNumberPartKind.OrganCode, Suffix: "/"),
        new IndexNumberPart(IndexNumberPartKind.Year, Suffix: "-"),
        new IndexNumberPart(IndexNumberPartKind.Sequence),
    ]);

    public Refusal? Check()
    {
        if (Parts.Count(part => part.Kind == IndexNumberPartKind.Sequence) != 1)
        {
            return new Refusal("index-rule-sequence", "索引号规则应有且只有一个顺序号，否则会重号。");
        }

        return Parts.Any(part => part.Kind == IndexNumberPartKind.Sequence && part.Digits is < 1 or > 9)
            || Parts.Any(part => part.Text.Length + part.Suffix.Length > LongestNumber)
            ? new Refusal("index-rule-part", "索引号规则的顺序号位数应为 1 至 9 位，固定文字不超过 60 个字。")
            : null;
    }

    /// <summary>What the numbers of one sequence share; whatever else could still meet is kept apart by the register of numbers.</summary>
    public string SequenceKey(IndexNumberFacts facts) => Write(facts, null);

    /// <summary>The number with a sequence; for a preview, with the one that would come next.</summary>
    public string Number(IndexNumberFacts facts, long sequence) => Write(facts, sequence);

    private string Write(IndexNumberFacts facts, long? sequence)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            text.Append(part.Kind switch
            {
                IndexNumberPartKind.Literal => part.Text,
                IndexNumberPartKind.OrganCode => facts.OrganCode,
                IndexNumberPartKind.ThemeCode => facts.ThemeCode,
                IndexNumberPartKind.ColumnCode => facts.ColumnCode,
                IndexNumberPartKind.Year => facts.Day.Year.ToString("0000", CultureInfo.InvariantCulture),
                IndexNumberPartKind.YearMonth => facts.Day.ToString("yyyyMM", CultureInfo.InvariantCulture),
                IndexNumberPartKind.Sequence => sequence?.ToString(new string('0', part.Digits), CultureInfo.InvariantCulture) ?? "#",
                _ => throw new ArgumentOutOfRangeException(nameof(sequence)),
            }).Append(part.Suffix);
        }

        return text.ToString();
    }
}
