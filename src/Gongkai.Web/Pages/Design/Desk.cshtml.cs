using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Design;

/// <summary>工作台样例 — what an officer sees first.</summary>
[Public]
public sealed class DeskModel : DeskPage
{
    public override PageMeta Meta => new("今日要办") { NavPath = "/design/desk" };

    public static IReadOnlyList<DeskRow> Rows { get; } =
    [
        new("〔2026〕第 15 号", "2025 年度中小企业发展资金评审专家名单", "自然人 · 网络", "中小企业处") { State = "待拟稿", Due = "2026-11-26", Lamp = Lamps.Overdue },
        new("〔2026〕第 18 号", "2024 年度技改专项资金拨付明细", "自然人 · 网络", "技术改造处") { State = "征求第三方意见", Due = "2026-12-03", Lamp = Lamps.Soon },
        new("〔2026〕第 19 号", "无线电台设置许可审批材料", "商业企业 · 信函", "无线电处") { State = "待法制审核", Due = "2026-12-04", Lamp = Lamps.Soon },
        new("〔2026〕第 21 号", "某化工园区认定文件及专家意见", "法律服务机构 · 当面", "原材料处") { State = "待登记", Due = "2026-12-17", Lamp = Lamps.Fine },
        new("〔2026〕第 22 号", "节能监察计划和结果", "自然人 · 传真", "节能处") { State = "等待补正", Due = "—", Lamp = new Lamp(LampColor.Grey, "未起算") },
    ];

    public IReadOnlyList<Tab> Tabs { get; } = [new("按到期先后", "/design/desk", IsCurrent: true, 31), new("待我审核", "/design/desk?tab=review", Count: 4), new("已办结", "/design/desk?tab=done", Count: 1286)];

    public Pager Pager => Pager.Of(Request, 5, 31);

    public void OnGet() => HttpContext.Features.Set(Specimens.Desk);
}

/// <summary>待办行 — one line of the specimen's list.</summary>
public sealed record DeskRow(string Number, string Title, string Applicant, string Unit)
{
    public required string State { get; init; }

    public required string Due { get; init; }

    public required Lamp Lamp { get; init; }
}
