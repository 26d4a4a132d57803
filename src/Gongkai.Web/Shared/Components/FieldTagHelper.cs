using System.Collections;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web.Shared.Components;

/// <summary>表单项 — <c>&lt;field for="Input.Title" hint="…"&gt;</c>: label, hint, error and input, tied together for screen readers.</summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required ModelExpression For { get; set; }

    /// <summary>Instead of the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>What to enter, with an example.</summary>
    public string? Hint { get; set; }

    public FieldKind Kind { get; set; }

    /// <summary>For lists and choices.</summary>
    public IReadOnlyList<Choice>? Choices { get; set; }

    /// <summary>Words of the empty entry of a list.</summary>
    public string Empty { get; set; } = "请选择";

    public string? Autocomplete { get; set; }

    /// <summary>For files, such as .pdf,.docx.</summary>
    public string? Accept { get; set; }

    public int Rows { get; set; } = 6;

    public bool IsShort { get; set; }

    /// <summary>Overrides what the property's rules say.</summary>
    public bool? Required { get; set; }

    private string Id => TagBuilder.CreateSanitizedId(FullName, "_");

    private string FullName => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private bool IsGroup => Kind is FieldKind.Radios or FieldKind.Checks;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.ValidationState == ModelValidationState.Invalid ? entry.Errors : [];
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "field bad" : "field");
        if (IsGroup)
        {
            output.Attributes.SetAttribute("id", Id);
        }

        if (Kind != FieldKind.Tick)
        {
            output.Content.AppendHtml(Heading());
        }

        var described = new List<string>();
        Append(output, described, "hint", Hint);
        Append(output, described, "error", errors.Count > 0 ? string.Join(' ', errors.Select(error => error.ErrorMessage)) : null);
        var attributes = Attributes(described, errors.Count > 0);
        if (IsGroup)
        {
            if (described.Count > 0)
            {
                output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described));
            }

            output.Content.AppendHtml(Group());
        }
        else
        {
            output.Content.AppendHtml(Control(attributes));
        }
    }

    private bool IsRequired => Required ?? For.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>().Any();

    private string LabelText => Label ?? For.Metadata.DisplayName ?? For.Metadata.PropertyName ?? For.Name;

    private TagBuilder Heading()
    {
        var heading = new TagBuilder(IsGroup ? "legend" : "label");
        if (!IsGroup)
        {
            heading.Attributes["for"] = Id;
        }

        heading.InnerHtml.Append(LabelText).AppendHtml(Mark());
        return heading;
    }

    private TagBuilder Mark()
    {
        var mark = new TagBuilder("span");
        mark.AddCssClass(IsRequired ? "need" : "may");
        mark.InnerHtml.Append(IsRequired ? "必填" : "选填");
        return mark;
    }

    private void Append(TagHelperOutput output, List<string> described, string css, string? text)
    {
        if (text is null)
        {
            return;
        }

        var line = new TagBuilder("p");
        line.AddCssClass(css);
        line.Attributes["id"] = $"{Id}-{css}";
        line.InnerHtml.Append(text);
        described.Add($"{Id}-{css}");
        output.Content.AppendHtml(line);
    }

    private Dictionary<string, object?> Attributes(List<string> described, bool isBad)
    {
        var attributes = new Dictionary<string, object?> { ["class"] = Css, ["autocomplete"] = Autocomplete, ["accept"] = Accept };
        attributes["aria-describedby"] = described.Count > 0 ? string.Join(' ', described) : null;
        attributes["aria-invalid"] = isBad ? "true" : null;
        attributes["required"] = IsRequired ? "required" : null;
        foreach (var name in attributes.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            attributes.Remove(name);
        }

        return attributes;
    }

    private string Css => (Kind, IsShort) switch
    {
        (FieldKind.Tick, _) => "",
        (FieldKind.Date, _) => "input date",
        (FieldKind.Number, _) => "input number",
        (_, true) => "input short",
        _ => "input",
    };

    private TagBuilder Control(Dictionary<string, object?> attributes)
    {
        switch (Kind)
        {
            case FieldKind.LongText:
                return generator.GenerateTextArea(View, For.ModelExplorer, For.Name, Rows, 0, attributes);
            case FieldKind.List:
                var items = (Choices ?? []).Select(choice => new SelectListItem(choice.Text, choice.Value));
                return generator.GenerateSelect(View, For.ModelExplorer, Empty, For.Name, items, allowMultiple: false, attributes);
            case FieldKind.Password:
                return generator.GeneratePassword(View, For.ModelExplorer, For.Name, value: null, attributes);
            case FieldKind.Tick:
                return Tick(attributes);
            case FieldKind.File:
                attributes["type"] = "file";
                if (For.Metadata.IsEnumerableType)
                {
                    attributes["multiple"] = "multiple";
                }

                return generator.GenerateTextBox(View, For.ModelExplorer, For.Name, value: null, format: null, attributes);
            default:
                attributes["type"] = Kind.ToString().ToLowerInvariant();
                var format = Kind == FieldKind.Date ? "{0:yyyy-MM-dd}" : null;
                return generator.GenerateTextBox(View, For.ModelExplorer, For.Name, For.Model, format, attributes);
        }
    }

    private TagBuilder Tick(Dictionary<string, object?> attributes)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        var words = new TagBuilder("span");
        words.InnerHtml.Append(LabelText);
        label.InnerHtml.AppendHtml(generator.GenerateCheckBox(View, For.ModelExplorer, For.Name, For.Model is true, attributes)).AppendHtml(words);
        return label;
    }

    private TagBuilder Group()
    {
        var chosen = For.Model switch
        {
            null => [],
            string text => [text],
            IEnumerable many => many.Cast<object?>().Select(one => one?.ToString()).ToHashSet(StringComparer.Ordinal),
            var one => new HashSet<string?> { one.ToString() },
        };
        var box = new TagBuilder("div");
        box.AddCssClass("choices");
        foreach (var choice in Choices ?? [])
        {
            box.InnerHtml.AppendHtml(Option(choice, chosen.Contains(choice.Value)));
        }

        return box;
    }

    private TagBuilder Option(Choice choice, bool isChosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(new Dictionary<string, string?> { ["type"] = Kind == FieldKind.Radios ? "radio" : "checkbox", ["name"] = FullName, ["value"] = choice.Value });
        if (isChosen)
        {
            input.Attributes["checked"] = "checked";
        }

        var words = new TagBuilder("span");
        words.InnerHtml.Append(choice.Text);
        if (choice.Hint is { } hint)
        {
            var small = new TagBuilder("small");
            small.InnerHtml.Append(hint);
            words.InnerHtml.AppendHtml(small);
        }

        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        return label;
    }
}

/// <summary>表单项种类 — what kind of input a field has.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Number,
    Date,
    Email,
    Tel,
    Password,
    List,
    Radios,
    Checks,
    Tick,
    File,
}
