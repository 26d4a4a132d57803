using Gongkai.Domain.Organs;

namespace Gongkai.App.Files;

/// <summary>存储的文件 — what is known of an uploaded or made file; the content lies in the file store under a random name.</summary>
public sealed class StoredFile : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>As the person named it.</summary>
    public string Name { get; init; } = "";

    public string MediaType { get; init; } = "";

    public long Length { get; init; }

    /// <summary>SHA-256 of the content, checked at each read.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>Random name in the store, never guessable.</summary>
    public string StoredName { get; init; } = "";

    /// <summary>Whether the content lies encrypted: identity papers and the like.</summary>
    public bool IsSealed { get; init; }

    public DateTimeOffset StoredAt { get; init; }
}
