using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>发出的文书 — a paper as it goes out: what it is, its number, whose it is and what it says.</summary>
public sealed record IssuedPaper(PaperKind Kind, string Number, string OrganName, string Text)
{
    public Guid OrganId { get; init; }
}

/// <summary>成文 — makes the document of a paper and stores it within the session; given by who knows the layout and the file store.</summary>
public delegate Task<Result<StoredFile>> IssuePaper(GongkaiDb db, IssuedPaper paper, CancellationToken cancellation);

/// <summary>文书内容 — the text of a paper as it is kept.</summary>
public sealed record PaperText(string Text)
{
    /// <summary>What was typed for its template, so that nobody types it twice.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Makes the document; null leaves it to later.</summary>
    public IssuePaper? Issue { get; init; }
}
