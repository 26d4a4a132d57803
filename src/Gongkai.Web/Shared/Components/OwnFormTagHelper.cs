using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web.Shared.Components;

/// <summary>表单去处 — a form that names no handler goes to its page, also where the page stands as the answer of a handler: after 按模板生成, 重新测算 or 查此前申请 its main button still saves.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class OwnFormTagHelper : TagHelper
{
    private const string Handler = "handler";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    // After the framework's own, which repeats the whole address that was asked for.
    public override int Order => 0;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        if (request.Query.ContainsKey(Handler) && !context.AllAttributes.ContainsName("action") && !context.AllAttributes.Any(attribute => attribute.Name.StartsWith("asp-page", StringComparison.Ordinal)))
        {
            var kept = QueryString.Create(request.Query.Where(pair => !string.Equals(pair.Key, Handler, StringComparison.OrdinalIgnoreCase)));
            output.Attributes.SetAttribute("action", request.PathBase + request.Path + kept);
        }
    }
}
