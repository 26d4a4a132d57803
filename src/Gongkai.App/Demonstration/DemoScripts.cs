using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using static Gongkai.Domain.Requests.RequestAction;

namespace Gongkai.App.Demonstration;

/// <summary>示例步骤 — one step of a story, so many working days after the submission.</summary>
internal sealed record DemoStep(RequestAction Action, int Day)
{
    internal ConsultationKind? Consultation { get; init; }

    internal string? Party { get; init; }

    internal int? WorkingDays { get; init; }

    internal Outcome? Outcome { get; init; }

    internal RecordCorrectionOutcome? Correction { get; init; }

    internal StepDetails? Details { get; init; }
}

/// <summary>示例经过 — the story of a sample request.</summary>
internal sealed record DemoScript(SubmissionChannel Channel, Outcome? Outcome, params IReadOnlyList<DemoStep> Steps)
{
    internal RequestKind Kind { get; init; }
}

/// <summary>示例经过表 — stories with every outcome and every stop of the clock, and open ones with each light.</summary>
internal static class DemoScripts
{
    private const string Third = "第三方1";

    private static readonly DemoStep s_confirm = new(ConfirmReceipt, 1) { Details = new StepDetails { Contact = "电话与申请人确认" } };
    private static readonly DemoStep s_assign = new(Assign, 2);
    private static readonly DemoStep s_consult = new(Consult, 4) { Consultation = ConsultationKind.ThirdPartyConsultation, Party = Third };
    private static readonly DemoStep s_fee = new(NotifyFee, 4) { Details = new StepDetails { FeeMethod = Gongkai.Domain.Fees.FeeMethod.PerPage, FeeQuantity = 60, FeeYuan = 300 } };
    private static readonly DemoStep s_clarify = new(AskForClarification, 3)
    {
        WorkingDays = 15,
        Details = new StepDetails { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明所需信息的文件名称、文号或者其他特征" },
    };

    internal static IReadOnlyList<DemoScript> Ended { get; } =
    [
        Online(Outcome.Granted, 12), Online(Outcome.Granted, 16), Letter(Outcome.Granted, 9), Online(Outcome.UnableNotHeld, 11), Online(Outcome.PartiallyGranted, 18), Letter(Outcome.UnableNotHeld, 14),
        new(SubmissionChannel.Internet, Outcome.PartiallyGranted, [s_confirm, s_assign, s_consult, new(RecordLetterReceipt, 6) { Party = Third },
            new(RecordOpinion, 14) { Consultation = ConsultationKind.ThirdPartyConsultation, Party = Third, Details = new StepDetails { Opinion = PartyOpinion.AgreesInPart, Content = "同意公开项目名称和金额" } },
            new(EndConsultation, 14), .. Reply(Outcome.PartiallyGranted, 20)]),
        Online(Outcome.DeniedProcessInformation, 13), Online(Outcome.DeniedInternalAffairs, 10), Letter(Outcome.DeniedEnforcementFile, 15), Online(Outcome.NotHandledPetition, 6),
        new(SubmissionChannel.Internet, Outcome.Granted, [s_confirm, s_clarify, new(ReceiveClarification, 8) { Details = new StepDetails { Content = "请提供2号文件及附件" } }, new(Assign, 9), .. Reply(Outcome.Granted, 20)]),
        new(SubmissionChannel.InPerson, Outcome.OtherClarificationLapsed, [s_clarify, new(CloseUnclarified, 20)]),
        Online(Outcome.UnableNeedsCreation, 17), Online(Outcome.NotHandledRepeat, 7), Letter(Outcome.DeniedThirdPartyRights, 19), Online(Outcome.DeniedAdministrativeInquiry, 5),
        new(SubmissionChannel.SignedMail, Outcome.Granted, [s_assign, new(RecordSearch, 5) { Details = new StepDetails { Content = "档案室和业务系统按年份检索" } },
            new(ApproveExtension, 15) { WorkingDays = 20, Details = new StepDetails { Reason = "检索量大" } }, new(TellExtension, 16), .. Reply(Outcome.Granted, 30)]),
        new(SubmissionChannel.Internet, Outcome.Granted, [s_confirm, s_assign, s_fee, new(RecordNoticeReceipt, 6), new(RecordPayment, 9) { Details = new StepDetails { Reference = "示例缴款凭证" } }, .. Reply(Outcome.Granted, 22)]),
        new(SubmissionChannel.Internet, Outcome.OtherFeeUnpaid, [s_confirm, s_assign, s_fee, new(RecordNoticeReceipt, 6), new(CloseUnpaid, 30)]),
        new(SubmissionChannel.Internet, Outcome.Other, [s_confirm, new(Withdraw, 4) { Details = new StepDetails { Reason = "已自行查到" } }]),
        new(SubmissionChannel.Internet, Outcome.UnableStillUnclear, [s_confirm, s_clarify, new(ReceiveClarification, 9), .. Reply(Outcome.UnableStillUnclear, 18)]),
        new(SubmissionChannel.Internet, Outcome.NotHandledExcessive, [s_confirm, new(AskForReasons, 4), new(ReceiveReasons, 8), .. Reply(Outcome.NotHandledExcessive, 15)]),
        Online(Outcome.DeniedStateSecret, 16), Letter(Outcome.DeniedForbiddenByLaw, 12), Online(Outcome.DeniedSecurityOrStability, 18), Online(Outcome.NotHandledPublishedWork, 4), Letter(Outcome.NotHandledConfirmOrReissue, 6),
        Letter(Outcome.Granted, 24),
        new(SubmissionChannel.InPerson, null, [s_assign, .. Reply(null, 12)]) { Kind = RequestKind.RecordCorrection },
    ];

    /// <summary>How many working days ago each was submitted.</summary>
    internal static IReadOnlyList<(DemoScript Script, int DaysAgo)> Open { get; } =
    [
        (new(SubmissionChannel.SignedMail, null, s_assign), 23),
        (new(SubmissionChannel.InPerson, Outcome.Granted, [s_assign, .. Drafted(15)]), 19),
        (new(SubmissionChannel.Internet, null, [s_confirm, s_assign]), 17),
        (new(SubmissionChannel.SignedMail, Outcome.DeniedProcessInformation, [s_assign, .. Drafted(8), new(PassReview, 9)]), 11),
        (new(SubmissionChannel.InPerson, null, s_assign), 5),
        (new(SubmissionChannel.Internet, null, [s_confirm, s_clarify]), 7),
        (new(SubmissionChannel.Internet, null, [s_confirm, s_assign, s_fee, new(RecordNoticeReceipt, 6)]), 8),
        (new(SubmissionChannel.Internet, null, [s_confirm, s_assign, s_consult]), 9),
        (new(SubmissionChannel.Internet, null, []), 1),
        (new(SubmissionChannel.OrdinaryMail, null, [s_confirm]), 3),
        (new(SubmissionChannel.Internet, Outcome.Granted, [s_confirm, s_assign, .. Drafted(8), new(PassReview, 9), new(Approve, 10), new(Deliver, 10) { Outcome = Outcome.Granted }]), 13),
    ];

    /// <summary>The numbered paper that a step of a sample makes.</summary>
    internal static PaperKind? PaperOf(RecordedStep step) => step.Action switch
    {
        AskForClarification => PaperKind.ClarificationNotice,
        TellExtension => PaperKind.ExtensionNotice,
        Consult => PaperKind.ThirdPartyLetter,
        NotifyFee => PaperKind.FeeNotice,
        AskForReasons => PaperKind.ReasonsNotice,
        CloseUnclarified => PaperKind.ClosingUnclarified,
        CloseUnpaid => PaperKind.ClosingUnpaid,
        Deliver when step.Outcome == Outcome.Granted => PaperKind.ReplyGranted,
        Deliver => step.Outcome is { } outcome ? Outcomes.Of(outcome).Papers[0] : PaperKind.RecordCorrectionNotice,
        _ => null,
    };

    private static DemoScript Online(Outcome outcome, int day) => new(SubmissionChannel.Internet, outcome, [s_confirm, s_assign, .. Reply(outcome, day)]);

    private static DemoScript Letter(Outcome outcome, int day) => new(SubmissionChannel.SignedMail, outcome, [s_assign, .. Reply(outcome, day)]);

    private static IEnumerable<DemoStep> Drafted(int day) => [new(Draft, day), new(SubmitForReview, day)];

    private static IEnumerable<DemoStep> Reply(Outcome? outcome, int day) =>
    [
        .. Drafted(day - 2), new(PassReview, day - 1), new(Approve, day),
        new(Deliver, day) { Outcome = outcome, Correction = outcome is null ? RecordCorrectionOutcome.Corrected : null }, new(Archive, day + 5),
    ];
}
