using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Shared.Components;

/// <summary>筛选栏 — a form whose answer is an address; what is chosen is shown as words that can be taken away.</summary>
/// <param name="Request">The page's own address.</param>
/// <param name="Fields">In the order in which people narrow down.</param>
public sealed record Filters(HttpRequest Request, IReadOnlyList<Filter> Fields)
{
    /// <summary>Parameters that stay although no field shows them, such as the tab.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public string Path => Request.PathBase + Request.Path;

    public string ValueOf(Filter field) => Request.Query[field.Name].ToString();

    /// <summary>What is chosen now, as words, and the address without it.</summary>
    public IReadOnlyList<PageLink> Chosen =>
    [
        .. Fields.Where(filter => ValueOf(filter).Length > 0)
            .Select(filter => new PageLink($"{filter.Label}：{filter.Words(ValueOf(filter))}", Without(filter.Name))),
    ];

    public string Cleared => QueryHelpers.AddQueryString(Path, Request.Query.Where(pair => Kept.Contains(pair.Key)));

    private string Without(string name) => QueryHelpers.AddQueryString(Path, Request.Query.Where(pair => pair.Key != name && pair.Key != "page"));
}

/// <summary>筛选条件 — one field of the bar; with choices a list, otherwise a box of the given input type.</summary>
public sealed record Filter(string Name, string Label)
{
    /// <summary>text, date or number.</summary>
    public string Type { get; init; } = "text";

    public string? Placeholder { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The choice that holds where none was made, on a page that always shows one; null where none means all.</summary>
    public string? Standing { get; init; }

    /// <summary>Takes the room that is left; for the one field people type into.</summary>
    public bool IsWide { get; init; }

    /// <summary>Asked for seldom: folded away until it is used.</summary>
    public bool IsRare { get; init; }

    internal string Words(string value) => Choices.FirstOrDefault(choice => choice.Value == value)?.Text ?? value;
}

/// <summary>筛选框 — one field of a bar, as its part of the page draws it.</summary>
public sealed record FilterBox(Filters Bar, Filter Field)
{
    /// <summary>With what holds although the list does not offer it, such as a year further back.</summary>
    public IReadOnlyList<Choice> Choices => Field.Standing is { } standing && Field.Choices.All(choice => choice.Value != standing) ? [new Choice(standing, standing), .. Field.Choices] : Field.Choices;

    /// <summary>What is chosen, or what holds without a choice.</summary>
    public string Value => Bar.ValueOf(Field) is var value && Field.Standing is { } standing && Field.Choices.All(choice => choice.Value != value) ? standing : value;
}

/// <summary>选项 — a code and the words for it; the hint says when to take it.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
