using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>无障碍声明 — what the site does for people who see, hear or move differently, and where to get help.</summary>
[Public]
public sealed class AccessibilityModel : PortalPage
{
    public static IReadOnlyList<(int Step, string Name)> FontSteps => [(1, "标准"), (2, "大"), (3, "特大")];

    public override PageMeta Meta => new("无障碍声明")
    {
        CanonicalPath = PortalPaths.Accessibility,
        Description = "本网站的无障碍和适老化措施，以及需要帮助时的办法。",
    };
}
