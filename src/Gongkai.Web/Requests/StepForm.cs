using System.Globalization;
using Gongkai.App.Requests;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>步骤页内容 — what the page of one action asks, offers and warns of.</summary>
public sealed record StepForm(RequestView View, NextStep Step, HandlingChoices Handling)
{
    public RequestAction Action => Step.Action;

    public bool Asks(RequestNeed need) => Step.Needs.Contains(need);

    /// <summary>Texts, as the action calls them.</summary>
    public string? ContentLabel => Step.Needs.Select(need => need switch
    {
        RequestNeed.ClarifiedContent => "补正后的申请内容",
        RequestNeed.SearchResult => "检索的范围、方法和结果",
        RequestNeed.DisclosureReason => "决定公开的内容和理由",
        RequestNeed.Opinion => "意见的内容和理由",
        _ => null,
    }).FirstOrDefault(label => label is not null);

    public string ContentHint => Action switch
    {
        RequestAction.RecordSearch => "例如：在本局档案管理系统以“节能专项”检索2024至2025年文件，并询问技术改造处，未发现相关文件",
        RequestAction.ReceiveClarification => "照录申请人补正后的表述；原申请内容保留在办理过程里",
        _ => "",
    };

    public string ReasonLabel => Action switch
    {
        RequestAction.ReturnDraft => "修改意见",
        RequestAction.Withdraw => "申请人怎样表示撤回",
        RequestAction.ReceiveReasons => "申请人说明的理由",
        RequestAction.AskForReasons => "要求说明什么、为什么认为超过合理范围",
        _ => "理由",
    };

    public string ReferenceLabel => Action switch
    {
        RequestAction.RecordPayment => "缴款凭证号",
        RequestAction.Deliver => "邮件号、签收单号",
        _ => "送达凭证",
    };

    public string OnLabel => Action switch
    {
        RequestAction.ConfirmReceipt => "双方确认收到之日",
        RequestAction.ReceiveClarification => "收到补正之日",
        RequestAction.RecordLetterReceipt => "对方签收之日",
        RequestAction.RecordOpinion => "收到意见之日",
        RequestAction.RecordNoticeReceipt => "申请人收到通知之日",
        RequestAction.RecordPayment => "缴费之日",
        RequestAction.Deliver => "送达日期（答复之日）",
        RequestAction.AskForClarification or RequestAction.TellExtension or RequestAction.TellDelay or RequestAction.AskForReasons or RequestAction.NotifyFee => "告知之日",
        RequestAction.Consult => "征求意见书发出之日",
        _ => "发生日期",
    };

    public IReadOnlyList<Choice> Parties => [.. View.Parties.Select(party => new Choice(party.Label, party.Name == party.Label ? party.Label : $"{party.Label}（{party.Name}）"))];

    public IReadOnlyList<Choice> Remedies => [.. View.Remedies.Select(remedy => new Choice(remedy.Case.Id.ToString(), $"{remedy.Name} {remedy.Case.CaseNumber}（{remedy.ResultName}）"))];

    public static IReadOnlyList<Choice> Opinions { get; } = [.. Enum.GetValues<PartyOpinion>().Select(opinion => new Choice(opinion.ToString(), CaseView.OpinionName(opinion)))];

    public static IReadOnlyList<Choice> Grounds { get; } = RequestChoices.ByMember(ClarificationGrounds.List);

    public static IReadOnlyList<Choice> Consultations { get; } = RequestChoices.ByMember(ConsultationKinds.List, ConsultationKinds.Silence);

    public static IReadOnlyList<Choice> Channels { get; } = RequestChoices.ByMember(DeliveryChannels.List, channel => $"以{DeliveryChannels.EffectiveDay(channel)}为答复之日");

    public static IReadOnlyList<Choice> FeeMethods { get; } =
    [
        new(nameof(FeeMethod.PerItem), "按件", "同一申请人本自然月内的件数"), new(nameof(FeeMethod.PerPage), "按量", "本件提供的页数；按件和按量只选一种"),
    ];

    public IReadOnlyList<string> Papers => [.. Step.Papers.Where(kind => kind != PaperKind.DeliveryProof).Select(kind => PaperKinds.List[kind].Name)];

    /// <summary>Who wrote the draft, for who reviews it.</summary>
    public string Makers => string.Join('、', Drafts.Select(entry => entry.Step.PersonName).Distinct());

    public bool IsOwnWork(Guid? person) => Asks(RequestNeed.OtherPerson) && Drafts.Any(entry => entry.Step.PersonId == person);

    /// <summary>The reply belongs beside the decision about it.</summary>
    public bool ShowsDraft => View.Draft is not null && Action is RequestAction.SubmitForReview or RequestAction.PassReview or RequestAction.Endorse or RequestAction.Approve or RequestAction.ReturnDraft or RequestAction.Deliver;

    /// <summary>The empty form with what is usual: today, the organ's periods, the unit and the way the applicant asked for.</summary>
    public StepInput Start(RequestRules rules, DateOnly today) => new()
    {
        Version = View.Request.Version,
        On = today,
        WorkingDays = Asks(RequestNeed.ClarificationPeriod) ? rules.ClarificationWorkingDays : Asks(RequestNeed.ExtensionDays) ? 20 : null,
        UnitId = View.Request.UnitId,
        HandlerId = View.Request.HandlerId,
        DeliveryChannel = View.Request.DeliveryChannel,
        Party = Parties is [var only] ? only.Value : null,
    };

    /// <summary>The fee for what the form says, tier by tier.</summary>
    public static FeeLines? Fee(StepInput input) => (input.FeeMethod, input.FeeQuantity) switch
    {
        (FeeMethod.PerItem, { } items) => FeeLines.Of(InformationProcessingFee.ForItems(items), "件"),
        (FeeMethod.PerPage, { } pages) => FeeLines.Of(InformationProcessingFee.ForPages(pages), "页"),
        _ => null,
    };

    private IEnumerable<App.Requests.TimelineEntry> Drafts => View.Timeline.Where(entry => !entry.IsUndone && entry.Step.Action == RequestAction.Draft);
}

/// <summary>收费测算 — the amount, tier by tier, in words.</summary>
public sealed record FeeLines(string Total, IReadOnlyList<string> Lines)
{
    public static FeeLines? Of(Domain.Result<FeeCalculation> result, string unit) => !result.TryGet(out var fee) ? null : new FeeLines(
        $"{fee.Quantity} {unit}，共 {fee.Yuan.ToString("#,0", CultureInfo.InvariantCulture)} 元",
        [.. fee.Steps.Select(step => $"第 {step.Tier.From}{(step.Tier.To is { } to ? $"—{to}" : " 起")}{unit}：{step.Quantity} × {step.Tier.YuanEach} 元 = {step.Yuan} 元")]);
}
