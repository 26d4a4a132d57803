namespace Gongkai.Domain.Publications;

/// <summary>栏目更新情况 — whether a column is empty or stale on a day, and how many days are left; 国办秘函〔2019〕19号.</summary>
/// <param name="LatestOn">The day of its newest item; null where it is empty.</param>
/// <param name="DaysLeft">Until it counts as stale; negative after that; null where it never does or is empty.</param>
public sealed record ColumnFreshness(DateOnly? LatestOn, int? DaysLeft)
{
    public bool IsEmpty => LatestOn is null;

    public bool IsStale => DaysLeft < 0;

    public static string InChinese(ColumnRhythm rhythm) => rhythm switch
    {
        ColumnRhythm.TwoWeeks => "2 周",
        ColumnRhythm.HalfYear => "6 个月",
        ColumnRhythm.Year => "1 年",
        ColumnRhythm.WhenNeeded => "按需",
        _ => throw new ArgumentOutOfRangeException(nameof(rhythm)),
    };

    /// <param name="ownDays">Within how many days the organ itself wants something new; null where the rhythm alone counts.</param>
    public static ColumnFreshness Of(ColumnRhythm rhythm, DateOnly? latestOn, DateOnly today, int? ownDays = null)
    {
        var staleAfter = rhythm switch
        {
            _ when ownDays is { } days => latestOn?.AddDays(days),
            ColumnRhythm.WhenNeeded => null,
            ColumnRhythm.TwoWeeks => latestOn?.AddDays(14),
            ColumnRhythm.HalfYear => latestOn?.AddMonths(6),
            ColumnRhythm.Year => latestOn?.AddYears(1),
            _ => throw new ArgumentOutOfRangeException(nameof(rhythm)),
        };
        return new ColumnFreshness(latestOn, staleAfter is { } day ? day.DayNumber - today.DayNumber : null);
    }
}

/// <summary>单项否决 — what one inspection would find on a site: how many columns are stale or empty, which letters are late, and whether that alone fails the site; 国办秘函〔2019〕19号.</summary>
/// <param name="StaleColumns">Of those with a rhythm.</param>
/// <param name="EmptyColumns">Without any item.</param>
/// <param name="HomePage">Of the home page, which needs an item in two weeks.</param>
public sealed record SiteVeto(int StaleColumns, int EmptyColumns, ColumnFreshness HomePage)
{
    private const int MostStale = 5;
    private const int MostEmpty = 5;

    /// <summary>Letters that nobody has answered for more than three months; one is enough.</summary>
    public int LateLetters { get; init; }

    /// <summary>严重表述错误 in what is public; one is enough.</summary>
    public int SeriousWords { get; init; }

    /// <summary>Each ground that fails the site, in words; empty where none does.</summary>
    public IReadOnlyList<string> Grounds
    {
        get
        {
            var grounds = new List<string>();
            if (HomePage.IsEmpty || HomePage.IsStale)
            {
                grounds.Add("首页超过 2 周没有更新");
            }

            if (StaleColumns >= MostStale)
            {
                grounds.Add($"{StaleColumns} 个栏目超期未更新（达到 5 个即单项否决）");
            }

            if (EmptyColumns >= MostEmpty)
            {
                grounds.Add($"{EmptyColumns} 个空白栏目（达到 5 个即单项否决）");
            }

            if (LateLetters > 0)
            {
                grounds.Add($"{LateLetters} 封来信超过 3 个月没有答复");
            }

            if (SeriousWords > 0)
            {
                grounds.Add($"已发布的信息里有 {SeriousWords} 处严重表述错误");
            }

            return grounds;
        }
    }
}
