using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Shared;

/// <summary>首页内容 — what the first page of the portal shows.</summary>
public sealed record HomeView
{
    /// <summary>A new site, before anything is published.</summary>
    public static readonly HomeView New = new();

    public ColumnTree Tree { get; init; } = new([]);

    public IReadOnlyList<ItemCard> Lists { get; init; } = [new("最新公开", [])];

    /// <summary>Searches worth trying.</summary>
    public IReadOnlyList<PageLink> Tips { get; init; } = [];

    /// <summary>Other doors of the portal, below the first ones.</summary>
    public IReadOnlyList<Door> MoreDoors { get; init; } =
    [
        new("公开制度", PortalPaths.Rules, "条例、规章和本机关的规定"),
        new("机关目录", "/organs", "各机关的职能、机构、联系方式和公开专栏"),
        new("邮件订阅", "/subscribe", "新公开的信息寄到邮箱，随时退订"),
        new("工作数据", "/figures", "公开、来信、建议提案、许可处罚、新媒体的数字和口径"),
    ];

    /// <summary>At most six; the elder version shows the first five.</summary>
    public IReadOnlyList<Door> Doors { get; init; } =
    [
        new("我要申请", PortalPaths.Request, "依申请公开：先检索已公开的信息；20 个工作日内答复"),
        new("查询申请进度", "/request/query", "依申请公开：补正、缴费、领取答复"),
        new("写信、咨询", "/letters", "咨询、投诉、建议、求助，不用注册"),
        new("查找公开的信息", PortalPaths.Content, "按栏目、年份、文号查找"),
        new("公开指南", PortalPaths.Guide, "地址、电话、工作时间和办理程序"),
        new("年度报告", PortalPaths.Reports, "网页、Word、表格和数据"),
    ];

    /// <summary>Below the newest items: where one talks to the organ, and what else is looked up.</summary>
    public IReadOnlyList<Door> Further { get; init; } =
    [
        new("来信和咨询", "/letters", "咨询、投诉、建议、求助，查看公开的答复"),
        new("意见征集", "/consultations", "正在征求意见的草案和采纳情况"),
        new("建议提案办理", "/proposals", "人大代表建议和政协委员提案的答复"),
        new("双公示", "/credit", "许可和处罚决定，执法主体、人员和事项清单"),
        new("公开统计", "/statistics", "各栏目、各月公开了多少"),
        new("开放数据", "/data", "目录、年报和信息的数据文件"),
    ];
}

/// <summary>入口 — what a visitor came for, in the visitor's words.</summary>
public sealed record Door(string Text, string Path, string Hint);

/// <summary>目录树 — the columns with their numbers of items, two levels.</summary>
public sealed record ColumnTree(IReadOnlyList<ColumnNode> Nodes, string Basis = "条例第二十条");

/// <summary>栏目 — one node of the tree.</summary>
public sealed record ColumnNode(string Text, string Path, long? Count = null)
{
    public bool IsCurrent { get; init; }

    public IReadOnlyList<ColumnNode> Children { get; init; } = [];
}

/// <summary>条目列表 — a heading and plain links with dates.</summary>
public sealed record ItemCard(string Title, IReadOnlyList<ListedItem> Items)
{
    public PageLink? More { get; init; }

    public EmptyState WhenEmpty { get; init; } = new("还没有公开的内容", "内容发布后会按时间显示在这里。需要的信息尚未公开的，可以提出申请。")
    {
        Actions = [new PageLink("申请公开", PortalPaths.Request)],
    };
}

/// <summary>列表条目 — title, address and time of one item; the lamp tells its validity.</summary>
public sealed record ListedItem(string Title, string Path, DateTimeOffset PublishedAt)
{
    public Lamp? Lamp { get; init; }

    /// <summary>Who published it; null in a list of one organ.</summary>
    public string? Organ { get; init; }

    public string? Summary { get; init; }
}

/// <summary>首页的样子 — its content, and which of the two versions shows it.</summary>
public sealed record HomePart(HomeView View, string OrganName, bool IsElder);

/// <summary>取首页内容 — registered once, replaced by who knows the storage.</summary>
public delegate ValueTask<HomeView> FindHome(HttpContext context);
