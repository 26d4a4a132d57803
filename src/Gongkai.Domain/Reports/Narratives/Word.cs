namespace Gongkai.Domain.Reports.Narratives;

/// <summary>词类 — what a word of the lexicon does in a sentence of an annual report.</summary>
internal enum WordKind : byte
{
    /// <summary>Only shows that an aspect of part one is spoken of.</summary>
    Aspect,
    Request,
    WeakRequest,
    Receive,
    Handle,
    Finish,
    Reply,
    CarriedIn,
    CarriedOut,

    /// <summary>结转、转入: the year beside it tells from where or to where.</summary>
    CarryOver,

    /// <summary>正在办理: neither received nor finished.</summary>
    Pending,
    Channel,
    Applicant,

    /// <summary>公民、法人和其他组织: everybody, no kind of applicant.</summary>
    Everyone,
    Outcome,
    OldOutcome,
    Remedy,
    RemedyResult,
    Document,
    DocumentAction,

    /// <summary>Something done to documents that no table counts: review, filing, drafting.</summary>
    DocumentForeign,

    /// <summary>A thing that is counted but is no request, document or remedy.</summary>
    Foreign,
    Wide,
    Office,
    LastYear,
    Cumulative,
    Increase,
    Decrease,
    Compared,
    Share,
    Breakdown,
    Complete,
    And,
    Open,
    Negation,
    All,
    Period,
    Accounts,
    Publish,
    Future,
    Fee,
    Sum,
    Following,
    Composition,
    Disclosure,
    RightOfOthers,
}

/// <summary>总体情况要点 — the five aspects that part one has to cover; 国办公开办函〔2021〕30号.</summary>
[Flags]
public enum NarrativeAspects
{
    None = 0,

    /// <summary>主动公开.</summary>
    ProactiveDisclosure = 1,

    /// <summary>依申请公开.</summary>
    DisclosureOnRequest = 2,

    /// <summary>政府信息管理.</summary>
    Management = 4,

    /// <summary>政府信息公开平台建设.</summary>
    Platform = 8,

    /// <summary>监督保障.</summary>
    Supervision = 16,

    /// <summary>All five.</summary>
    All = 31,
}

/// <summary>词 — one word of the lexicon.</summary>
/// <param name="Text">The word.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Key">Row, column, group or action that it names, where it names one.</param>
/// <param name="Aspects">Aspects of part one that it shows.</param>
internal sealed record Word(string Text, WordKind Kind, string Key = "", NarrativeAspects Aspects = NarrativeAspects.None);
