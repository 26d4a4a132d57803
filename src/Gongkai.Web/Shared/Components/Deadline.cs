namespace Gongkai.Web.Shared.Components;

/// <summary>灯 — how pressing something is: a colour that never speaks without its words.</summary>
public sealed record Lamp(LampColor Color, string Text)
{
    public string Css => CssOf(Color);

    public static string CssOf(LampColor color) => color switch
    {
        LampColor.Green => "ok",
        LampColor.Yellow => "soon",
        LampColor.Orange => "warn",
        LampColor.Red => "bad",
        LampColor.Blue => "main",
        _ => "off",
    };
}

/// <summary>灯的颜色 — grey where no period runs, blue for information.</summary>
public enum LampColor
{
    Grey,
    Green,
    Yellow,
    Orange,
    Red,
    Blue,
}

/// <summary>期限 — the day a period ends and how it came about, as a page shows it.</summary>
/// <param name="Label">What must be done by that day, such as 应当答复日.</param>
/// <param name="DueOn">Null while no period runs.</param>
/// <param name="Lamp">How pressing it is today.</param>
/// <param name="Sentence">The reckoning in one sentence.</param>
public sealed record DeadlineView(string Label, DateOnly? DueOn, Lamp Lamp, string Sentence)
{
    /// <summary>Every day from receipt to the end.</summary>
    public IReadOnlyList<DayCell> Days { get; init; } = [];

    public IReadOnlyList<ReckoningStep> Steps { get; init; } = [];
}

/// <summary>日格 — one day of the strip.</summary>
public sealed record DayCell(DateOnly Day, DayKind Kind, bool IsToday = false)
{
    public string Css => (Kind, IsToday) switch
    {
        (var kind, true) => $"{CssOf(kind)} today",
        var (kind, _) => CssOf(kind),
    };

    public static IReadOnlyList<(DayKind Kind, string Name)> Names { get; } =
        [(DayKind.Counted, "已计"), (DayKind.Off, "休息日"), (DayKind.Stopped, "停计"), (DayKind.Left, "剩余"), (DayKind.Late, "逾期")];

    public static string CssOf(DayKind kind) => kind switch
    {
        DayKind.Off => "off",
        DayKind.Stopped => "stop",
        DayKind.Left => "left",
        DayKind.Late => "late",
        _ => "counted",
    };
}

/// <summary>日的种类 — what a day does to a period.</summary>
public enum DayKind
{
    Counted,
    Off,
    Stopped,
    Left,
    Late,
}

/// <summary>计算步骤 — one dated step of the reckoning with its provision.</summary>
public sealed record ReckoningStep(DateOnly Day, string What, string Provision, string Count, bool IsLast = false);
