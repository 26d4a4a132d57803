using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Design;

/// <summary>样式样例 — every component in every state.</summary>
[Public]
public sealed class IndexModel : PortalPage
{
    public override PageMeta Meta => new("样式样例") { HasCharts = true };
}
