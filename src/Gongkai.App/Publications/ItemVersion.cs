using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;

namespace Gongkai.App.Publications;

/// <summary>历史版本 — the content of an item as it was saved once, by whom and why; kept for ever.</summary>
public sealed class ItemVersion : IOrganOwned
{
    public Guid PublicationId { get; init; }

    public int Number { get; init; }

    public Guid OrganId { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public Guid AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    /// <summary>What was changed and why, in the author's words.</summary>
    public string Note { get; init; } = "";

    /// <summary>A correction of a published item that nobody has approved yet.</summary>
    public bool IsProposed { get; set; }

    /// <summary>The content as JSON.</summary>
    public string Content { get; init; } = "{}";

    public ItemContent Read() => JsonSerializer.Deserialize<ItemContent>(Content, JsonSerializerOptions.Web)!;

    // Chinese stays Chinese: escaped, a character would take twice the room. No page shows this text as it stands.
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content as the next version of the item.</summary>
    internal static ItemVersion Of(Publication item, ItemContent content, SavedBy saved, bool isProposed = false) => new()
    {
        PublicationId = item.Id,
        Number = item.NextVersion(!isProposed),
        OrganId = item.OrganId,
        SavedAt = saved.At,
        AuthorId = saved.Caller.PersonId ?? Guid.Empty,
        AuthorName = saved.Caller.Name,
        Note = saved.Note,
        IsProposed = isProposed,
        Content = Write(content),
    };

    internal static string Write(ItemContent content) => JsonSerializer.Serialize(content, s_options);
}

/// <summary>附件关联 — a stored file of an item; those that stand in the text as pictures have no place in the list of attachments.</summary>
public sealed class ItemAttachment
{
    internal const int InText = -1;

    public Guid PublicationId { get; init; }

    public Guid FileId { get; init; }

    public string Name { get; init; } = "";

    public int Position { get; init; }
}

/// <summary>公开的变更 — what readers are told of an item: published, corrected, withdrawn, replaced, when and why.</summary>
public sealed class PublicChange
{
    public Guid Id { get; init; }

    public Guid PublicationId { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public PublicChangeKind Kind { get; init; }

    public string Reason { get; init; } = "";
}

/// <summary>变更种类 — what happened to a published item.</summary>
public enum PublicChangeKind
{
    Published,
    Corrected,
    Withdrawn,
    Replaced,
}

/// <summary>机关规则 — a rule that an organ sets for itself: review routes, index numbers.</summary>
public sealed class OrganRule : IOrganOwned
{
    public Guid OrganId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>JSON.</summary>
    public string Content { get; set; } = "{}";

    public int Version { get; set; }
}

/// <summary>已用索引号 — an index number that was given once and is never given again.</summary>
public sealed class UsedIndexNumber
{
    public string Number { get; init; } = "";

    public Guid PublicationId { get; init; }
}

/// <summary>附件文字 — the text of an attachment, taken out once for searching.</summary>
public sealed class AttachmentText
{
    public Guid FileId { get; init; }

    public string Content { get; set; } = "";

    /// <summary>Why it could not be read; empty where it could.</summary>
    public string Fault { get; set; } = "";
}
