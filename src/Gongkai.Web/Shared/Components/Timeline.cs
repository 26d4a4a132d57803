namespace Gongkai.Web.Shared.Components;

/// <summary>办理过程 — one event of a case as the timeline shows it.</summary>
/// <param name="At">When it happened; null for what comes next.</param>
/// <param name="What">One sentence.</param>
public sealed record TimelineEntry(DateTimeOffset? At, string What)
{
    public string? Who { get; init; }

    public string? Reason { get; init; }

    public string? Provision { get; init; }

    /// <summary>A mistake taken back, a period missed.</summary>
    public bool IsBad { get; init; }

    public string Css => IsBad ? "bad" : At is null ? "next" : "done";
}

/// <summary>步骤 — where one is in a form of several pages.</summary>
/// <param name="Names">All steps.</param>
/// <param name="Current">Index of the present one.</param>
public sealed record Steps(IReadOnlyList<string> Names, int Current);

/// <summary>标签页 — links that look like tabs; each is an address of its own.</summary>
public sealed record Tab(string Text, string Path, bool IsCurrent = false, long? Count = null);

/// <summary>空状态 — why there is nothing here and what to do next.</summary>
public sealed record EmptyState(string Title, string Sentence)
{
    public IReadOnlyList<PageLink> Actions { get; init; } = [];
}

/// <summary>要素 — a name and its value in a key–value table; an unknown value is said to be so, never left out.</summary>
public sealed record Fact(string Name, string? Value)
{
    /// <summary>Takes the whole width where facts stand in pairs.</summary>
    public bool IsWide { get; init; }

    public string? Path { get; init; }

    public Lamp? Lamp { get; init; }

    /// <summary>Several values in place of one, those with a page as links.</summary>
    public IReadOnlyList<(string Text, string? Path)> Parts { get; init; } = [];
}

/// <summary>要素表 — the metadata of a document, the facts of a case.</summary>
public sealed record FactTable(IReadOnlyList<Fact> Facts, bool InPairs = false);

/// <summary>遮盖的个人信息 — shown in part; the whole is shown after a click that is recorded.</summary>
/// <param name="Masked">Such as 陈＊＊.</param>
/// <param name="Path">Address of the page that records and shows.</param>
/// <param name="Field">Which value is asked for.</param>
public sealed record MaskedValue(string Masked, string Path, string Field)
{
    /// <summary>The whole value, once it has been asked for and recorded.</summary>
    public string? Shown { get; init; }
}

/// <summary>附件 — a file with what a reader wants to know before opening it.</summary>
public sealed record FileLink(string Name, string Path, string Kind, long Bytes)
{
    public string Size => Bytes switch
    {
        < 1024 => $"{Bytes} 字节",
        < 1024 * 1024 => $"{Bytes / 1024.0:0.#} KB",
        _ => $"{Bytes / 1024.0 / 1024.0:0.#} MB",
    };
}
