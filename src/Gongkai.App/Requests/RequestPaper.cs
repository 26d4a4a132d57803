using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>文书行 — a paper that a step made: its kind, its number without gaps, and its text, which lies sealed; 条例 45.</summary>
public sealed class RequestPaper : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }

    public PaperKind Kind { get; set; }

    /// <summary>The words of its row of numbers, for example 公开答; empty for papers without a number.</summary>
    public string Series { get; init; } = "";

    public int Year { get; init; }

    public int? Sequence { get; set; }

    /// <summary>云工信公开答〔2026〕12号.</summary>
    public string Number { get; set; } = "";

    /// <summary>The step that made it; a paper of an undone step is void and keeps its number.</summary>
    public int EventNumber { get; set; }

    public string? Party { get; init; }

    public DateOnly MadeOn { get; set; }

    /// <summary>Sealed text; empty until it is written.</summary>
    public string Content { get; set; } = "";

    /// <summary>Sealed: what was typed for the template, by field; empty where nothing was.</summary>
    public string Fields { get; set; } = "";

    /// <summary>The document as it was sent.</summary>
    public Guid? FileId { get; set; }

    public int Version { get; set; }
}
