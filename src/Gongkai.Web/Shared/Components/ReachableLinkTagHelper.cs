using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web.Shared.Components;

/// <summary>可达链接 — a link whose page the reader may open; without an address it is plain text, no link that leads nowhere.</summary>
[HtmlTargetElement("a", Attributes = "to")]
public sealed class ReachableLinkTagHelper : TagHelper
{
    /// <summary>Null where the reader may not open the page; the template hands that on as an empty text.</summary>
    public string? To { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(To))
        {
            output.TagName = "span";
        }
        else
        {
            output.Attributes.SetAttribute("href", To);
        }
    }
}
