using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Design;

/// <summary>样例 — what the design pages show; organ, people and documents do not exist.</summary>
public static class Specimens
{
    public static SiteProfile Site { get; } = new("云汀市工业和信息化局")
    {
        Domain = "gxj.yunting.example",
        IdentificationCode = "0000000009",
        HostedBy = "云汀市工业和信息化局",
        Phone = "0000-5550101",
        OfficeHours = "工作日 9:00–12:00，14:00–17:30",
        Address = "云汀市望江路 1 号",
        PostalCode = "000000",
        FilingNumber = "云ICP备00000000号",
        PoliceFilingNumber = "云公网安备 00000000000000号",
        FaultReportUrl = "/design",
        ServesIpv6 = true,
        Parent = new PageLink("云汀市人民政府", "/design"),
    };

    public static DeskFrame Desk { get; } = new("云汀市工业和信息化局", "李　明", "公开专员")
    {
        HomePath = "/design/desk",
        Groups =
        [
            new DeskLinks(null, [new("今日要办", "/design/desk", 7, IsPressing: true), new("依申请公开", "/design/case", 31), new("待我审核", "/design", 4)]),
            new DeskLinks("主动公开", [new("信息发布", "/design"), new("公开属性", "/design", 2), new("栏目与指南", "/design")]),
            new DeskLinks("互动与台账", [new("信箱咨询", "/design", 12), new("建议提案", "/design"), new("双公示", "/design")]),
            new DeskLinks("报告与统计", [new("年度报告", "/design"), new("台账与统计", "/design")]),
        ],
    };

    public static ColumnTree Tree { get; } = new(
    [
        new("机关职能", "/design", 6), new("规划计划", "/design", 14),
        new("部门文件", "/design/list", 137) { IsCurrent = true, Children = [new("现行有效", "/design", 92), new("已废止", "/design", 45)] },
        new("政策解读", "/design", 58), new("预算决算", "/design", 12), new("行政许可", "/design", 1293), new("行政执法", "/design", 86), new("建议提案", "/design", 37), new("人事信息", "/design", 21),
    ]);

    public static IReadOnlyList<ListedItem> Items { get; } =
    [
        Item("关于支持中小企业数字化转型的若干措施", 11, 12, Lamps.InForce),
        Item("云汀市工业节能监察办法", 10, 30, Lamps.InForce),
        Item("关于公布绿色工厂名单的通知", 10, 18, null),
        Item("云汀市技术改造专项资金管理办法", 9, 27, Lamps.Repealed),
        Item("关于开展工业领域安全生产检查的通知", 9, 3, null),
        Item("关于做好迎峰度夏电力保供工作的通知", 7, 21, null),
        Item("云汀市无线电台（站）设置使用管理规定", 6, 15, Lamps.InForce),
        Item("关于印发《云汀市“专精特新”中小企业梯度培育三年行动方案（2026—2028 年）》的通知", 5, 8, Lamps.InForce),
    ];

    public static HomeView Home { get; } = HomeView.New with
    {
        Tree = Tree,
        Tips = [new("行政规范性文件", "/design"), new("惠企政策", "/design"), new("技改资金", "/design")],
        Lists = [new("最新公开", Items) { More = new("全部", "/design/list") }, new("政策解读", [.. Items.Take(3)]) { More = new("全部", "/design/list") }],
    };

    public static DeadlineView Deadline { get; } = new("应当答复日", new DateOnly(2026, 12, 3), Lamps.Soon, "收到 10-28 起第 20 个工作日；征求第三方意见的 6 个工作日不计入。")
    {
        Days = Days(),
        Steps =
        [
            new(new DateOnly(2026, 10, 28), "网上申请经双方确认，为收到之日", "条例第三十一条（三）", "起算前"),
            new(new DateOnly(2026, 10, 29), "次日起计算", "条例第三十三条", "第 1 天"),
            new(new DateOnly(2026, 11, 9), "发出征求第三方意见书，停计", "条例第三十二条、第三十三条", "停 6 天"),
            new(new DateOnly(2026, 11, 17), "收到意见，次日续计", "条例第三十三条", "第 9 天"),
            new(new DateOnly(2026, 12, 3), "期限届满", "", "第 20 天", IsLast: true),
        ],
    };

    public static IReadOnlyList<TimelineEntry> Timeline { get; } =
    [
        new(At(10, 27, 16, 42), "收到网上申请") { Who = "申请人" },
        new(At(10, 28, 9, 5), "与申请人确认收到，登记为云工信公开〔2026〕第 18 号") { Who = "李　明 · 公开专员", Provision = "条例第三十一条" },
        new(At(10, 28, 9, 31), "交技术改造处承办") { Who = "李　明 · 公开专员" },
        new(At(11, 2, 15, 12), "误选“告知补正”，已撤回") { Who = "王　岚 · 承办人", Reason = "申请内容明确，无需补正。", IsBad = true },
        new(At(11, 9, 10, 20), "向 2 家第三方发出征求意见书") { Who = "王　岚 · 承办人", Provision = "条例第三十二条" },
        new(null, "12-03 前作出答复"),
    ];

    public static ChartTable Chart { get; } = new("主动公开信息数量，2024—2026 年", "条", ChartKind.BarStacked)
    {
        Category = "年份",
        Series = ["工作动态", "政策文件", "政务公开", "专题"],
        Rows = [new("2024 年", [199, 41, 164, null]), new("2025 年", [231, 58, 170, 96]), new("2026 年", [268, 77, 183, 120])],
    };

    private static ListedItem Item(string title, int month, int day, Lamp? lamp) => new(title, "/design/article", At(month, day, 9, 20)) { Lamp = lamp };

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    private static List<DayCell> Days()
    {
        var days = new List<DayCell>();
        for (var day = new DateOnly(2026, 10, 29); day <= new DateOnly(2026, 12, 3); day = day.AddDays(1))
        {
            days.Add(new DayCell(day, KindOf(day), day == new DateOnly(2026, 11, 30)));
        }

        return days;
    }

    private static DayKind KindOf(DateOnly day) => day switch
    {
        { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } => DayKind.Off,
        { Month: 11, Day: >= 10 and <= 17 } => DayKind.Stopped,
        { Month: 12 } or { Month: 11, Day: 30 } => DayKind.Left,
        _ => DayKind.Counted,
    };
}

/// <summary>样例的灯 — the same words wherever the specimens need a lamp.</summary>
public static class Lamps
{
    public static Lamp InForce { get; } = new(LampColor.Green, "现行有效");

    public static Lamp Repealed { get; } = new(LampColor.Red, "已废止");

    public static Lamp Soon { get; } = new(LampColor.Orange, "橙灯 · 剩 4 天");

    public static Lamp Overdue { get; } = new(LampColor.Red, "红灯 · 逾期 2 天");

    public static Lamp Fine { get; } = new(LampColor.Green, "绿灯 · 剩 14 天");
}
