namespace Gongkai.Domain.Requests;

/// <summary>办理结果 — how a request ended: one of the leaves of table three; a request has exactly one; 国办公开办函〔2021〕30号.</summary>
public enum Outcome
{
    Granted,
    PartiallyGranted,
    DeniedStateSecret,
    DeniedForbiddenByLaw,
    DeniedSecurityOrStability,
    DeniedThirdPartyRights,
    DeniedInternalAffairs,
    DeniedProcessInformation,
    DeniedEnforcementFile,
    DeniedAdministrativeInquiry,
    UnableNotHeld,
    UnableNeedsCreation,
    UnableStillUnclear,
    NotHandledPetition,
    NotHandledRepeat,
    NotHandledPublishedWork,
    NotHandledExcessive,
    NotHandledConfirmOrReissue,
    OtherClarificationLapsed,
    OtherFeeUnpaid,
    Other,
}

/// <summary>办理结果条目 — one leaf: code, name, provision, what the reply must give reasons for, its papers, its rows.</summary>
/// <param name="Outcome">The leaf.</param>
/// <param name="Code">Stored text.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Basis">The provision it rests on.</param>
public sealed record OutcomeEntry(Outcome Outcome, string Code, string Name, Provision Basis)
{
    /// <summary>What the reply must state besides the provision.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The papers that announce it; where there are several, one is chosen.</summary>
    public required IReadOnlyList<PaperKind> Papers { get; init; }

    /// <summary>Row paths in table three, the newest format's first.</summary>
    public required IReadOnlyList<string> ReportRows { get; init; }

    /// <summary>不予公开 in the sense of 条例 14–16, the only refusals that must go to reconsideration first; 法释〔2025〕8号.</summary>
    public bool IsDenial { get; init; }
}
