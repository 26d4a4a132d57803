using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;
using RequestEntry = Gongkai.App.Requests.TimelineEntry;

namespace Gongkai.Web.Requests;

/// <summary>案件页 — the record behind the case page, put into the words and parts that it shows.</summary>
public sealed record CaseView(RequestView View, DateOnly Today)
{
    private DisclosureRequest Request => View.Request;

    public Guid Id => Request.Id;

    public Lamp Lamp => RequestLamps.Of(View, Today);

    public DeadlineView Deadline => DeadlineViews.Of(View.Deadline, View.Light, Today);

    public IReadOnlyList<DayLine> Days => View.Deadline.TryGet(out var deadline) ? DeadlineViews.Days(deadline) : [];

    public NextActions Actions => NextActions.Of(View, Today);

    /// <summary>Above the title.</summary>
    public string Line => string.Join(" · ", new[]
    {
        Request.Number, SubmissionChannels.List[Request.Channel].Name, ApplicantKinds.List[Request.ApplicantKind].Name,
        Request.Kind == Domain.Requests.RequestKind.RecordCorrection ? RequestKinds.List[Request.Kind].Name : "",
    }.Where(part => part.Length > 0));

    public FactTable Facts => new(
    [
        new Fact("所需信息", Request.Title) { IsWide = true },
        new Fact("内容描述", Text(Request.Description)) { IsWide = true },
        new Fact("文号、索引号", Text(Request.DocumentNumber)), new Fact("所属时间", Text(Request.PeriodAsked)),
        new Fact("提供形式", DeliveryForms.List[Request.DeliveryForm].Name), new Fact("获取方式", DeliveryChannels.List[Request.DeliveryChannel].Name),
        new Fact("收件日期", ChinaTime.Day(Request.SubmittedOn)), new Fact("收到之日", Request.ReceivedOn is { } received ? ChinaTime.Day(received) : "尚未确认"),
        new Fact("承办", View.UnitName.Length == 0 ? "未分办" : View.HandlerName.Length == 0 ? $"{View.UnitName}（待认领）" : $"{View.UnitName} · {View.HandlerName}"),
        new Fact("减免费用", Request.AsksFeeReduction ? "申请减免" : "未申请"),
        .. Outcome(), .. Linked(),
    ], InPairs: true);

    public IReadOnlyList<RequestEntry> Timeline => View.Timeline;

    /// <summary>What is written down with a step, line by line.</summary>
    public static IEnumerable<string> DetailsOf(RequestEntry entry)
    {
        var (step, details) = (entry.Step, entry.Details);
        if (details.Grounds.Count > 0)
        {
            yield return $"事由：{string.Join('、', details.Grounds.Select(ground => ClarificationGrounds.List[ground].Name))}";
        }

        if (step.WorkingDays is { } days)
        {
            yield return $"{days} 个工作日";
        }

        if (step.UntilOn is { } until)
        {
            yield return $"至 {ChinaTime.Day(until)}";
        }

        if (details.FeeYuan is { } yuan)
        {
            yield return $"{(details.FeeMethod == Domain.Fees.FeeMethod.PerItem ? "按件" : "按量")} {details.FeeQuantity}，共 {yuan} 元";
        }

        if (details.Opinion is { } opinion)
        {
            yield return $"意见：{OpinionName(opinion)}";
        }

        if (details.DeliveryChannel is { } channel)
        {
            yield return $"方式：{DeliveryChannels.List[channel].Name}";
        }

        foreach (var text in new[] { details.Contact, details.Content, details.Reason, details.Reference }.Where(text => text.Length > 0))
        {
            yield return text;
        }
    }

    public static string OpinionName(PartyOpinion opinion) => opinion switch
    {
        PartyOpinion.Agrees => "同意公开",
        PartyOpinion.AgreesInPart => "部分同意",
        _ => "不同意公开",
    };

    public IEnumerable<PaperView> PapersOf(RequestEntry entry) =>
        View.Papers.Where(paper => !paper.IsVoid && paper.Number.Length > 0 && paper.MadeOn == entry.Step.HappenedOn && MadeBy(entry.Step.Action, paper.Kind));

    /// <summary>How the sub-case of a consulted party stands.</summary>
    public Lamp LampOf(PartyView party) => party switch
    {
        { Opinion: PartyOpinion.Agrees } => new Lamp(LampColor.Green, "同意公开"),
        { Opinion: { } opinion } => new Lamp(LampColor.Blue, OpinionName(opinion)),
        { LetterReceivedOn: null, Kind: ConsultationKind.ThirdPartyConsultation } => new Lamp(LampColor.Grey, "待登记签收"),
        { SilentOn: { } by } when by < Today => new Lamp(LampColor.Orange, "期满未答复"),
        { SilentOn: { } by } => new Lamp(LampColor.Yellow, $"等至 {ChinaTime.Day(by)}"),
        _ => new Lamp(LampColor.Grey, "等待答复"),
    };

    private static bool MadeBy(RequestAction action, PaperKind kind) => action switch
    {
        RequestAction.Approve => kind >= PaperKind.ReplyAlreadyPublic && kind <= PaperKind.ReplyConfirmOrReissue || kind == PaperKind.RecordCorrectionNotice,
        RequestAction.AskForClarification => kind == PaperKind.ClarificationNotice,
        RequestAction.TellExtension => kind == PaperKind.ExtensionNotice,
        RequestAction.NotifyFee => kind == PaperKind.FeeNotice,
        RequestAction.Consult => kind is PaperKind.ThirdPartyLetter or PaperKind.InterOrganLetter or PaperKind.AssistanceLetter or PaperKind.ConsultationNotice,
        _ => false,
    };

    private IEnumerable<Fact> Outcome()
    {
        if (Request.Outcome is { } outcome)
        {
            yield return new Fact("办理结果", Outcomes.Of(outcome).Name) { IsWide = true };
        }
        else if (Request.Correction is { } correction)
        {
            yield return new Fact("办理结果", RecordCorrectionOutcomes.List[correction].Name) { IsWide = true };
        }
        else if (View.Draft?.Outcome is { } drafted)
        {
            yield return new Fact("拟办结果", $"{Outcomes.Of(drafted).Name}（拟稿）") { IsWide = true };
        }
    }

    private IEnumerable<Fact> Linked() => new (string Name, LinkedRequest? Other)[] { ("由此件拆分", View.Parent), ("并入", View.MergedInto) }
        .Concat(View.Parts.Select(part => (Name: "拆分为", Other: (LinkedRequest?)part))).Concat(View.MergedHere.Select(other => (Name: "并入本件", Other: (LinkedRequest?)other)))
        .Where(link => link.Other is not null).Select(link => Link(link.Name, link.Other!));

    private static Fact Link(string name, LinkedRequest other) =>
        new(name, $"{other.Number} {other.Title}（{RequestStates.List[other.State].Name}）") { IsWide = true, Path = RequestPaths.Case(other.Id) };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
