namespace Gongkai.Web.Shared;

/// <summary>网页标签 — what a page says about itself in its head and trail (网页设计规范, annex to 国办发〔2017〕47号).</summary>
/// <param name="Title">Title of the page, without the site's name.</param>
public sealed record PageMeta(string Title)
{
    /// <summary>Required on every column and list page.</summary>
    public ColumnMeta? Column { get; init; }

    /// <summary>Required on every page of an item.</summary>
    public ArticleMeta? Article { get; init; }

    /// <summary>The address that stays, without the host; null when the page should not be found.</summary>
    public string? CanonicalPath { get; init; }

    /// <summary>The way to this page, without the first page and without the page itself.</summary>
    public IReadOnlyList<PageLink> Trail { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>Entry of the navigation that is marked as the place where one is.</summary>
    public string? NavPath { get; init; }

    public bool HasCharts { get; init; }

    /// <summary>Loads the text editor.</summary>
    public bool HasEditor { get; init; }

    public string? PreviousPath { get; init; }

    public string? NextPath { get; init; }
}

/// <summary>栏目标签 — the column a page belongs to; <c>Type</c> is one of the list in the notice.</summary>
public sealed record ColumnMeta(string Name, string Type, string Description, string Keywords);

/// <summary>文章标签 — an item's title, time and source.</summary>
public sealed record ArticleMeta(string Title, DateTimeOffset PublishedAt, string Source)
{
    public string? Keywords { get; init; }

    public string? Author { get; init; }

    public string? Description { get; init; }

    public string? ImagePath { get; init; }
}

/// <summary>链接 — words and where they lead.</summary>
public sealed record PageLink(string Text, string Path);
