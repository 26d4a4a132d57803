using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>步骤表单 — the fields of the step pages; each action shows only those that its needs name.</summary>
public sealed class StepInput
{
    /// <summary>Of the request, as the person saw it.</summary>
    public int Version { get; set; }

    [Display(Name = "发生日期")]
    [Required(ErrorMessage = "请填写发生日期。")]
    public DateOnly? On { get; set; }

    [Display(Name = "与谁、怎样确认")]
    public string? Contact { get; set; }

    [Display(Name = "补正事由")]
    public List<ClarificationGround> Grounds { get; set; } = [];

    public int? WorkingDays { get; set; }

    public string? Content { get; set; }

    [Display(Name = "承办处室")]
    public Guid? UnitId { get; set; }

    [Display(Name = "承办人")]
    public Guid? HandlerId { get; set; }

    [Display(Name = "征求种类")]
    public ConsultationKind? Consultation { get; set; }

    [Display(Name = "征求对象")]
    public string? Party { get; set; }

    [Display(Name = "名称或者姓名")]
    public string? PartyName { get; set; }

    [Display(Name = "联系电话")]
    public string? PartyPhone { get; set; }

    [Display(Name = "联系地址")]
    public string? PartyAddress { get; set; }

    [Display(Name = "邮政编码")]
    public string? PartyPostCode { get; set; }

    [Display(Name = "对方意见")]
    public PartyOpinion? Opinion { get; set; }

    [Display(Name = "理由")]
    public string? Reason { get; set; }

    public DateOnly? Until { get; set; }

    [Display(Name = "收费方式")]
    public FeeMethod? FeeMethod { get; set; }

    [Display(Name = "数量")]
    public int? FeeQuantity { get; set; }

    public string? Reference { get; set; }

    [Display(Name = "送达方式")]
    public DeliveryChannel? DeliveryChannel { get; set; }

    [Display(Name = "依据的复议、诉讼案件")]
    public Guid? RemedyId { get; set; }

    public StepFacts ToFacts() => new()
    {
        Reason = Reason ?? "",
        Content = Content ?? "",
        Contact = Contact ?? "",
        Reference = Reference ?? "",
        Grounds = Grounds,
        WorkingDays = WorkingDays,
        Until = Until,
        UnitId = UnitId,
        HandlerId = HandlerId,
        Consultation = Consultation,
        NewParty = string.IsNullOrWhiteSpace(PartyName) ? null : new PartyContact(PartyName.Trim()) { Phone = PartyPhone ?? "", Address = PartyAddress ?? "", PostCode = PartyPostCode ?? "" },
        Party = Party ?? "",
        Opinion = Opinion,
        FeeMethod = FeeMethod,
        FeeQuantity = FeeQuantity,
        DeliveryChannel = DeliveryChannel,
        RemedyId = RemedyId,
    };

    /// <summary>The event that the step would leave, as far as the form is filled in; null where the due date cannot be told yet.</summary>
    public RequestEvent? ToEvent(RequestAction action, RequestView view) => On is not { } on ? null : action switch
    {
        RequestAction.Consult => new RequestEvent(action, on) { Consultation = Consultation ?? ConsultationKind.ThirdPartyConsultation, Party = PartyName is { Length: > 0 } name ? name : "新的一方" },
        RequestAction.RecordLetterReceipt or RequestAction.RecordOpinion => Known(view) is { } party ? new RequestEvent(action, on) { Party = party.Label, Consultation = party.Kind } : null,
        RequestAction.AskForClarification => RequestEvent.ClarificationAsked(on, WorkingDays),
        RequestAction.ApproveExtension => WorkingDays is { } days ? RequestEvent.ExtensionApproved(on, days) : null,
        RequestAction.TellDelay => Until is { } until ? RequestEvent.DelayTold(on, until) : null,
        RequestAction.Redo => RequestEvent.Reordered(on, Until),
        RequestAction.Deliver => view.Draft?.Correction is { } correction ? RequestEvent.CorrectionAnswered(on, correction) : view.Draft?.Outcome is { } outcome ? RequestEvent.Replied(on, outcome) : null,
        _ => RequestEvent.Done(action, on),
    };

    /// <summary>The field beside which a refusal belongs.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "request-step-future" or "request-step-order" => nameof(On),
        "request-needs-contact" => nameof(Contact),
        "request-needs-clarification-grounds" => nameof(Grounds),
        "request-needs-clarification-period" or "request-needs-extension-days" or "deadline-extension-too-long" => nameof(WorkingDays),
        "request-needs-clarified-content" or "request-needs-search-result" or "request-needs-disclosure-reason" => nameof(Content),
        "request-needs-handling-unit" => nameof(UnitId),
        "request-needs-consulted-party" => nameof(Party),
        "request-needs-opinion" => nameof(Opinion),
        "request-needs-reason" or "request-needs-withdrawal-statement" => nameof(Reason),
        "request-needs-fixed-date" => nameof(Until),
        "request-needs-fee-calculation" => nameof(FeeQuantity),
        "request-needs-treasury-receipt" or "request-needs-delivery-evidence" => nameof(Reference),
        "request-needs-remedy-decision" => nameof(RemedyId),
        _ => "",
    };

    private PartyView? Known(RequestView view) => view.Parties.FirstOrDefault(party => party.Label == Party) ?? (view.Parties is [var first, ..] ? first : null);
}
