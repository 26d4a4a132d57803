using Gongkai.Domain.Organs;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>依申请公开页 — how to ask for information that is not published, online, by letter or at the counter; 条例 27–29.</summary>
[Public]
public sealed class IndexModel(ReceivingOrgans organs) : PortalPage
{
    public override PageMeta Meta => new("依申请公开")
    {
        CanonicalPath = PortalPaths.Request,
        NavPath = PortalPaths.Request,
        Description = "申请公开政府信息：先检索，选择受理机关，网上填写或者邮寄、当面提交；凭编号和查询码查询进度。",
        Column = new ColumnMeta("依申请公开", "依申请公开", "政府信息公开申请的办法、网上申请和进度查询", "依申请公开,政府信息公开申请,进度查询"),
    };

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public Organ? Organ { get; private set; }

    public bool IsChosen { get; private set; }

    /// <param name="organ">The organ whose address is shown; the first of the tree where none is chosen.</param>
    public async Task OnGetAsync(int? organ)
    {
        Organs = await organs.ChoicesAsync(HttpContext.RequestAborted);
        Organ = organ is { } number ? await organs.FindAsync(number, HttpContext.RequestAborted) : null;
        IsChosen = Organ is not null;
        Organ ??= await organs.FirstAsync(HttpContext.RequestAborted);
    }
}
