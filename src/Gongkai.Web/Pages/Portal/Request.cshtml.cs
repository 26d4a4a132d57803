using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>依申请公开页 — how to ask for information that is not published; 条例 27–29.</summary>
[Public]
public sealed class RequestModel : PortalPage
{
    public override PageMeta Meta => new("依申请公开")
    {
        CanonicalPath = PortalPaths.Request,
        NavPath = PortalPaths.Request,
        Description = "怎样申请公开政府信息：先检索，写清需要的信息，当面或者邮寄提交。",
        Column = new ColumnMeta("依申请公开", "依申请公开", "政府信息公开申请的办法", "依申请公开,政府信息公开申请"),
    };
}
