using System.ComponentModel.DataAnnotations;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Design;

/// <summary>样式样例 — every component in every state.</summary>
[Public]
public sealed class IndexModel : PortalPage
{
    public static IReadOnlyList<string> Swatches { get; } =
        ["ink", "ink-2", "ink-3", "edge", "line", "wash-2", "wash", "paper", "main", "main-2", "main-3", "link", "ok", "warn", "alarm", "stop", "focus", "side"];

    public static IReadOnlyList<Lamp> AllLamps { get; } = [Lamps.Fine, Lamps.Soon, Lamps.Overdue, new(LampColor.Blue, "已延期"), new(LampColor.Grey, "未起算")];

    public static IReadOnlyList<Choice> ApplicantKinds { get; } =
        [new("natural-person", "自然人"), new("commercial-enterprise", "商业企业"), new("research-institution", "科研机构"), new("other", "其他")];

    public static IReadOnlyList<Choice> Forms { get; } = [new("paper", "纸面", "按件寄送，时间较长"), new("electronic", "电子文件", "发到填写的邮箱")];

    public static IReadOnlyList<Choice> Ways { get; } = [new("mail", "邮寄"), new("e-mail", "电子邮件"), new("pick-up", "自行领取")];

    [BindProperty]
    public FormSpecimen Input { get; set; } = new();

    public override PageMeta Meta => new("样式样例") { HasCharts = true };

    public IReadOnlyList<Tab> Pages { get; } =
    [
        new("组件", "/design", IsCurrent: true), new("首页", "/design/home"), new("列表", "/design/list"), new("条目", "/design/article"), new("工作台", "/design/desk"), new("申请件", "/design/case"),
    ];

    public Steps FormSteps { get; } = new(["阅读须知", "填写申请", "核对提交"], 1);

    public Pager Pager => Pager.Of(Request, 20, 286);

    public Filters Filters => new(Request,
    [
        new Filter("q", "关键词") { IsWide = true, Placeholder = "单位名称" },
        new Filter("kind", "申请人") { Choices = ApplicantKinds },
        new Filter("from", "自") { Type = "date" },
    ]);

    public FactTable Facts { get; } = new(
    [
        new("索引号", "110000000000000009/2026-00137"), new("发文字号", "云工信规〔2026〕4 号"), new("主题词", null), new("有效性", null) { Lamp = Lamps.InForce },
        new("关联解读", "《办法》政策解读") { Path = "/design/article", IsWide = true },
    ], InPairs: true);

    public IReadOnlyList<FileLink> Files { get; } = [new("监察办法.docx", "/design", "Word 文档", 48_211), new("文书格式.pdf", "/design", "PDF 文档", 1_318_442)];

    public IReadOnlyList<ChartTable> Charts { get; } = [Specimens.Chart];

    public void OnGet() => HttpContext.Features.Set(Specimens.Site);

    public void OnPost() => HttpContext.Features.Set(Specimens.Site);
}

/// <summary>表单样例 — one property for each kind of field.</summary>
public sealed record FormSpecimen
{
    [Required, StringLength(20), Display(Name = "姓名")]
    public string? Name { get; set; }

    [Required, RegularExpression(@"1\d{10}", ErrorMessage = "手机号应当是 11 位数字，请检查。"), Display(Name = "手机号")]
    public string? Phone { get; set; }

    [Required, StringLength(500, MinimumLength = 6), Display(Name = "需要的信息")]
    public string? Wanted { get; set; }

    [Display(Name = "信息形成日期")]
    public DateOnly? From { get; set; }

    [Required, Display(Name = "申请人类别")]
    public string? Kind { get; set; }

    [Required(ErrorMessage = "请选择提供形式。"), Display(Name = "提供形式")]
    public string? Form { get; set; }

    [Display(Name = "获取方式")]
    public List<string> Ways { get; set; } = [];

    [Display(Name = "身份证明")]
    public IFormFile? Proof { get; set; }

    [Display(Name = "须知")]
    public bool Agreed { get; set; }
}
