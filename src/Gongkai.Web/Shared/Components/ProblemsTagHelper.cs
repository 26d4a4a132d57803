using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web.Shared.Components;

/// <summary>问题汇总 — <c>&lt;problems&gt;</c> above a form: every error once, as a link to its field; nothing while there is none.</summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProblemsTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bad = View.ViewData.ModelState.Where(pair => pair.Value?.ValidationState == ModelValidationState.Invalid).ToList();
        if (bad.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "problems");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append($"还有 {bad.Sum(pair => pair.Value!.Errors.Count)} 处需要修改");
        var list = new TagBuilder("ul");
        foreach (var (name, entry) in bad)
        {
            foreach (var error in entry!.Errors)
            {
                list.InnerHtml.AppendHtml(Item(name, error));
            }
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private static TagBuilder Item(string name, ModelError error)
    {
        var item = new TagBuilder("li");
        if (name.Length == 0)
        {
            item.InnerHtml.Append(error.ErrorMessage);
            return item;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(name, "_")}";
        link.InnerHtml.Append(error.ErrorMessage);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}
