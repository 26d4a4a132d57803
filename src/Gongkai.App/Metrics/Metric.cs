namespace Gongkai.App.Metrics;

/// <summary>指标来源 — from which records a metric is counted; nothing else can be a source.</summary>
public abstract record MetricSource
{
    private MetricSource()
    {
    }

    /// <summary>How many records of a ledger satisfy the conditions.</summary>
    public sealed record Records(string Ledger, string Where = "") : MetricSource;

    /// <summary>The sum of a counted field over those records, divided for a larger unit.</summary>
    public sealed record Total(string Ledger, string Field, string Where = "", decimal Divisor = 1) : MetricSource;

    /// <summary>Share of records whose clock ended in time, among those that ended or are past their limit.</summary>
    public sealed record InTime(string Ledger, string Clock) : MetricSource;

    /// <summary>Letters, by what became of them.</summary>
    public sealed record LetterCount(LetterMeasure Measure, Domain.Letters.LetterSource? Source = null) : MetricSource;

    /// <summary>Items that this site made public.</summary>
    public sealed record Items(Domain.Publications.ItemKind? Kind = null, bool OnlyOriginal = false) : MetricSource;

    /// <summary>Requests for disclosure, by the day they were submitted or by that of the outcome that counts.</summary>
    public sealed record FiledRequests(bool IsEnded, IReadOnlyList<Domain.Requests.SubmissionChannel> Channels) : MetricSource;

    /// <summary>Share of requests that were answered in time, among those that ended and whose course tells their last day; 条例 33.</summary>
    public sealed record AnsweredInTime : MetricSource;

    /// <summary>Share of letters whose answer, or word where to go, came by the last day that the organ's clocks set, among those answered or past that day.</summary>
    public sealed record LettersInTime : MetricSource;

    /// <summary>Share of items that were published within their period, by the day they came into being; 条例 26.</summary>
    public sealed record ItemsInTime(Domain.Publications.ItemKind? Kind = null) : MetricSource;

    /// <summary>Share of annual reports that were filed by their day, of those due in the period; 条例 49.</summary>
    public sealed record ReportsInTime : MetricSource;

    /// <summary>Points for what was submitted upward, by each organ's rule table.</summary>
    public sealed record Points : MetricSource;

    /// <summary>Visits that the portal counted: of all pages for the organ that hosts the site, of its own items' pages for any other.</summary>
    public sealed record Visits : MetricSource;

    /// <summary>The sum of other metrics.</summary>
    public sealed record Sum(IReadOnlyList<string> Codes) : MetricSource;

    /// <summary>One metric as percent of another; blank where the other is zero.</summary>
    public sealed record Share(string Part, string Whole) : MetricSource;

    /// <summary>One metric less another.</summary>
    public sealed record Difference(string Of, string Less) : MetricSource;

    /// <summary>What an organ enters month by month for a metric of its own.</summary>
    public sealed record Entered(Guid MetricId, Guid OrganId) : MetricSource;

    /// <summary>Whether the number is the share of what was done by its last day.</summary>
    public bool IsShareInTime => this is InTime or AnsweredInTime or LettersInTime or ItemsInTime or ReportsInTime;

    /// <summary>Where the number comes from, in words.</summary>
    public string InChinese => this switch
    {
        Records records => $"台账“{NameOf(records.Ledger)}”的记录数{Condition(records.Ledger, records.Where)}",
        Total total => $"台账“{NameOf(total.Ledger)}”的{Domain.Ledgers.LedgerDefinitions.Find(total.Ledger)!.Field(total.Field)!.Name}之和{Condition(total.Ledger, total.Where)}{(total.Divisor == 1 ? "" : $"，除以 {total.Divisor:0}")}",
        InTime inTime => $"台账“{NameOf(inTime.Ledger)}”的时限“{Domain.Ledgers.LedgerDefinitions.Find(inTime.Ledger)!.Clocks.First(clock => clock.Code == inTime.Clock).Name}”",
        LetterCount letters => $"来信{(letters.Source is { } door ? $"，来源为{Domain.Letters.LetterCodes.Sources[door].Name}" : "")}",
        Items items => $"门户上公开的信息{(items.Kind is { } kind ? $"，种类为{Domain.Publications.ItemKinds.Of(kind).Name}" : "")}{(items.OnlyOriginal ? "，不含转载" : "")}",
        FiledRequests requests => $"依申请公开登记簿，按{(requests.IsEnded ? "办结" : "提交")}日期",
        AnsweredInTime => "依申请公开登记簿的办理过程，期限逐件计算",
        LettersInTime => "来信的收到和答复日期，没有答复的看今天，期限按机关的来信时限和工作日历逐件计算",
        ItemsInTime items => $"门户公开的信息{(items.Kind is { } kind ? $"，种类为{Domain.Publications.ItemKinds.Of(kind).Name}" : "")}，期限按成文日期和工作日历逐件计算",
        ReportsInTime => "年度报告的报送日期",
        Points => "台账“信息报送”的记录，按本机关的计分规则计分",
        Visits => "门户的访问计数器；主办机关计全部页面，其他机关计本机关信息的页面",
        Sum => "其他指标之和",
        Share => "两个指标相除",
        Difference => "两个指标相减",
        Entered => "本机关逐月填报，附依据",
        _ => "与上一年同期比较",
    };

    private static string NameOf(string ledger) => Domain.Ledgers.LedgerDefinitions.Find(ledger)!.Name;

    private static string Condition(string ledger, string where) => where.Length == 0 ? "" : "，条件：" + string.Join('，', where.Split(';').Select(one => one.Split('=')).Select(pair =>
    {
        var field = Domain.Ledgers.LedgerDefinitions.Find(ledger)!.Field(pair[0])!;
        return pair[1] == "*" ? $"已填{field.Name}" : $"{field.Name}为{string.Join('、', pair[1].Split('|').Select(field.Shown))}";
    }));

    /// <summary>Growth over the same period a year before, in percent; blank where there was nothing.</summary>
    public sealed record Growth(string Of) : MetricSource;
}

/// <summary>来信计数 — what of letters is counted.</summary>
public enum LetterMeasure
{
    Received,
    Answered,
    Redirected,
    Rated,
    Satisfied,
}

/// <summary>指标 — one number that is counted: its name, exact definition, unit, source and since when it is defined so.</summary>
/// <param name="Code">Stable key that exports carry.</param>
public sealed record Metric(string Code, string Name, string Unit, MetricSource Source)
{
    public required string Group { get; init; }

    public required string Definition { get; init; }

    /// <summary>The definition holds for periods from this day.</summary>
    public DateOnly Since { get; init; } = new(2019, 5, 15);

    /// <summary>Whether an organ defined it for itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the portal's page shows it.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>指标读数 — the number, and what a share in time leaves out because its last day cannot be told.</summary>
/// <param name="Value">Null where it cannot be known.</param>
/// <param name="Uncounted">How many records are left out.</param>
/// <param name="MissingYear">The earliest year whose holiday notice is missed; null where the course of the records is why.</param>
public sealed record MetricReading(decimal? Value, int Uncounted = 0, int? MissingYear = null)
{
    /// <summary>What is left out and why; empty where nothing is.</summary>
    public string LeftOut => (Uncounted, MissingYear) switch
    {
        (0, _) => "",
        (_, { } year) => $"{Uncounted} 条算不出期限，没有计入：缺少 {year} 年的放假安排，导入后即计入",
        _ => $"{Uncounted} 条由办理过程算不出期限，没有计入",
    };
}

/// <summary>指标口径 — for which organ, period, unit and channel a metric is read.</summary>
/// <param name="OrganId">Null for all organs in view.</param>
public sealed record MetricScope(Guid? OrganId, DateOnly From, DateOnly To)
{
    /// <summary>Name of the unit; empty for all.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Platform, account or column; empty for all.</summary>
    public string Channel { get; init; } = "";

    public static MetricScope Year(Guid? organ, int year) => new(organ, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    internal bool Holds(DateOnly day) => day >= From && day <= To;

    internal MetricScope YearBefore => this with { From = From.AddYears(-1), To = To.AddYears(-1) };
}
