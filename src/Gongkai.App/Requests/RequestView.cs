using Gongkai.App.Remedies;
using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>案件页 — everything the case page shows; personal data of the applicant and of third parties is masked.</summary>
public sealed record RequestView(DisclosureRequest Request, string ApplicantName)
{
    public RequestKey Key => new(Request.Id, Request.Version);

    public string UnitName { get; init; } = "";

    public string HandlerName { get; init; } = "";

    /// <summary>The ledger of the due date, step by step and day by day; the refusal where it cannot be calculated.</summary>
    public required Result<Deadline> Deadline { get; init; }

    public required LightReading Light { get; init; }

    /// <summary>All events, undone ones among them, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Lawful in this state, in the order of the action list; each with the reason where this person cannot take it.</summary>
    public required IReadOnlyList<NextStep> Next { get; init; }

    /// <summary>What the law does not allow in this state, and why.</summary>
    public required IReadOnlyList<NextStep> NotNow { get; init; }

    public IReadOnlyList<PartyView> Parties { get; init; } = [];

    public IReadOnlyList<PaperView> Papers { get; init; } = [];

    public IReadOnlyList<FileView> Files { get; init; } = [];

    public IReadOnlyList<RemedyView> Remedies { get; init; } = [];

    /// <summary>The reply as drafted; null before drafting.</summary>
    public ReplyContent? Draft { get; init; }

    public DateTimeOffset? DraftSavedAt { get; init; }

    /// <summary>True once question and answer stand on the portal for everybody.</summary>
    public bool IsAnswerPublic { get; init; }

    /// <summary>Number and id of the letter that the request came of.</summary>
    public (Guid Id, string Number)? Letter { get; init; }

    public LinkedRequest? Parent { get; init; }

    public LinkedRequest? MergedInto { get; init; }

    /// <summary>Requests split off this one, and requests merged into it.</summary>
    public IReadOnlyList<LinkedRequest> Parts { get; init; } = [];

    public IReadOnlyList<LinkedRequest> MergedHere { get; init; } = [];
}

/// <summary>时间线条目 — one event with what was written down with it.</summary>
public sealed record TimelineEntry(RecordedStep Step, string Name, StepDetails Details, bool IsUndone)
{
    public Provision? Basis => RequestActions.List[Step.Action].Basis;
}

/// <summary>可办步骤 — an action, where it leads, what it needs, which papers it makes; with the refusal where it cannot be taken now or by this person.</summary>
public sealed record NextStep(RequestAction Action, string Name, RequestState? To, IReadOnlyList<RequestNeed> Needs, IReadOnlyList<PaperKind> Papers)
{
    public IReadOnlyList<RequestActor> Actors { get; init; } = [];

    public Refusal? Refusal { get; init; }

    public bool IsPossible => Refusal is null;
}

/// <summary>被征求意见方 — a sub-case: who was asked when, when the letter arrived, by when an answer is due, what the answer was; 条例 32–34.</summary>
/// <param name="Name">Masked for third parties.</param>
public sealed record PartyView(string Label, string Name, ConsultationKind Kind, DateOnly? AskedOn)
{
    public DateOnly? LetterReceivedOn { get; init; }

    public DateOnly? OpinionOn { get; init; }

    public PartyOpinion? Opinion { get; init; }

    public string OpinionText { get; init; } = "";

    /// <summary>The day on which silence takes effect; null where it is answered or the law sets none.</summary>
    public DateOnly? SilentOn { get; init; }

    public DateOnly? ToldOn { get; init; }
}

/// <summary>文书 — one paper of the request.</summary>
/// <param name="IsVoid">The step that made it was undone.</param>
public sealed record PaperView(Guid Id, PaperKind Kind, string Number, DateOnly MadeOn, bool IsVoid)
{
    public string? Party { get; init; }

    /// <summary>Empty until it is written.</summary>
    public string Text { get; init; } = "";

    public Guid? FileId { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public int Version { get; init; }
}

/// <summary>文件 — one file of the request.</summary>
public sealed record FileView(Guid Id, Guid FileId, RequestFileRole Role, string Name, long Length, DateTimeOffset AddedAt, string AddedBy)
{
    public Guid? ReleasedFromId { get; init; }

    public string? Party { get; init; }

    public string MediaType { get; init; } = "";
}

/// <summary>救济 — one reconsideration or suit about the request.</summary>
public sealed record RemedyView(RemedyCase Case, string Name, string ResultName, string Note)
{
    public static RemedyView Of(RemedyCase remedy, string note) => new(remedy, RemedyKinds.List[remedy.Kind].Name, RemedyResults.List[remedy.Result].Name, note);
}

/// <summary>关联申请 — another request that this one has to do with.</summary>
public sealed record LinkedRequest(Guid Id, string Number, string Title, RequestState State);
