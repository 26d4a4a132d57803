using Gongkai.App.Portal;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>意见征集列表页 — what is open for opinions, and what is over with its feedback.</summary>
[Public]
public sealed class ConsultationsModel(ReadConsultation consultations) : PortalPage
{
    private const int PageSize = 20;

    public override PageMeta Meta => new("意见征集")
    {
        CanonicalPath = "/consultations",
        NavPath = PortalPaths.Content,
        Description = "正在征求意见的文件，以及征集结束后的采纳情况。",
        Column = new ColumnMeta("意见征集", "征集调查", "公开征求意见和采纳情况", "意见征集,公开征求意见"),
    };

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<ConsultationRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(bool closed)
    {
        Tabs = [new Tab("正在征集", "/consultations", !closed), new Tab("已经结束", "/consultations?closed=true", closed)];
        (Rows, var total) = await consultations.ListAsync(!closed, Pager.PageIn(Request), PageSize, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, total);
    }
}
