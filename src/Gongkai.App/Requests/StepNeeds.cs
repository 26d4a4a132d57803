using Gongkai.App.Remedies;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>核对要件 — whether a step has what the transition table says it needs; the first thing that is missing is named; 条例 29–45.</summary>
internal sealed class StepNeeds(GongkaiDb db, RequestCase open, StepOrder order, Caller caller)
{
    private StepFacts Facts => order.Facts;

    internal async Task<Refusal?> FirstMissingAsync(RequestTransition step, CancellationToken cancellation)
    {
        foreach (var need in step.Needs)
        {
            if (await MissingAsync(need, cancellation) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    private async Task<Refusal?> MissingAsync(RequestNeed need, CancellationToken cancellation) => need switch
    {
        RequestNeed.Contact => Text(need, Facts.Contact, "请写明用什么方式、与谁确认"),
        RequestNeed.ClarificationGrounds => If(Facts.Grounds.Count == 0, need, "请至少选择一项补正事由"),
        RequestNeed.ClarificationPeriod => If(Facts.WorkingDays is < 1 or > 60, need, "请填写1至60个工作日"),
        RequestNeed.ClarifiedContent => Text(need, Facts.Content, "请写明补正后的申请内容"),
        RequestNeed.PeriodExpired => PeriodExpired(need),
        RequestNeed.HandlingUnit => await UnitAsync(need, cancellation),
        RequestNeed.SearchResult => Text(need, Facts.Content, "请写明检索的范围、方法和结果"),
        RequestNeed.ConsultedParty => await PartyAsync(need, cancellation),
        RequestNeed.Opinion => If(Facts.Opinion is null, need, "请选择同意、部分同意或者不同意"),
        RequestNeed.OpinionsComplete => OpinionsComplete(need),
        RequestNeed.DisclosureReason => Text(need, Facts.Content, "请写明决定公开什么、为什么公开"),
        RequestNeed.Reason or RequestNeed.WithdrawalStatement => Text(need, Facts.Reason, "请写明后再提交"),
        RequestNeed.FixedDate => If(Facts.Until is null, need, "请选择日期"),
        RequestNeed.ExtensionDays => Extension(need),
        RequestNeed.ExtensionApproval => If(open.Standing.All(step => step.Action != RequestAction.ApproveExtension), need, "请负责人先批准延期"),
        RequestNeed.FeeCalculation => Fee(need),
        RequestNeed.TreasuryReceipt or RequestNeed.DeliveryEvidence => Text(need, Facts.Reference, "请填写编号"),
        RequestNeed.Outcome => If(order.Reply is not { } reply || (reply.Outcome is null && reply.Correction is null), need, "请先在拟稿中选择办理结果"),
        RequestNeed.ReplyReasons => Text(need, order.Reply?.Reasons ?? "", "请写明依据和理由"),
        RequestNeed.DraftReply => Text(need, order.Reply?.Text ?? "", "请先完成答复书文稿"),
        RequestNeed.OtherPerson => OtherPerson(),
        RequestNeed.LetterNumber => If(!await HasNumberAsync(cancellation), need, "请先批准并编号"),
        RequestNeed.FilesReleased => If(await HasUnreleasedAsync(cancellation), need, "请先对拟提供的文件做放行检查"),
        RequestNeed.MainRequest => If(Facts.MainRequestId is null, need, "请选择并入的申请"),
        RequestNeed.RemedyDecision => await DecisionAsync(need, cancellation),
        RequestNeed.UndoneStep => If(Facts.Undoes is null, need, "请选择要撤销的一步"),
        RequestNeed.DeliveryDate or RequestNeed.Matters => null,
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };

    private static Refusal? If(bool isMissing, RequestNeed need, string hint) => isMissing ? RequestRefusals.Missing(need, hint) : null;

    private static Refusal? Text(RequestNeed need, string text, string hint) => If(string.IsNullOrWhiteSpace(text), need, hint);

    private Refusal? PeriodExpired(RequestNeed need)
    {
        var by = open.Deadline.TryGet(out var deadline) ? deadline.AwaitedBy : null;
        return If(by is null || order.On <= by, need, by is null ? "尚不能算出届满的日期，请先登记通知的收到日期" : $"期限至{by:yyyy-MM-dd}届满，次日起才能结案");
    }

    private async Task<Refusal?> UnitAsync(RequestNeed need, CancellationToken cancellation)
    {
        var isThere = Facts.UnitId is { } unit && await db.Units.AnyAsync(known => known.Id == unit && known.OrganId == open.Request.OrganId && known.IsActive, cancellation);
        var isPerson = Facts.HandlerId is not { } person || await db.People.AnyAsync(known => known.Id == person && known.OrganId == open.Request.OrganId && !known.IsDisabled, cancellation);
        return If(!isThere || !isPerson, need, "请选择本机关在用的内设机构和人员");
    }

    private async Task<Refusal?> PartyAsync(RequestNeed need, CancellationToken cancellation)
    {
        if (order.Action == RequestAction.Consult && Facts.NewParty is { } party)
        {
            return If(Facts.Consultation is null || string.IsNullOrWhiteSpace(party.Name), need, "请选择征求意见的种类，填写名称");
        }

        return If(!await db.Set<RequestParty>().AnyAsync(known => known.RequestId == open.Request.Id && known.Label == Facts.Party, cancellation), need, "请选择已登记的一方");
    }

    private Refusal? OpinionsComplete(RequestNeed need)
    {
        if (!open.Deadline.TryGet(out var deadline))
        {
            return open.Deadline.Refusal!.Code == "calendar-no-notice" ? null : open.Deadline.Refusal;
        }

        var waiting = open.Standing.Where(step => step.Action == RequestAction.Consult).Select(step => step.Party!).Distinct()
            .Where(party => open.Standing.All(step => step.Action != RequestAction.RecordOpinion || step.Party != party))
            .Where(party => !deadline.Excluded.Any(period => period.Party == party && period.To < order.On)).ToList();
        return If(waiting.Count > 0, need, $"{string.Join('、', waiting)}尚未答复且征求未满期");
    }

    // The ledger leaves out what is too much; whoever enters it is told at once.
    private Refusal? Extension(RequestNeed need)
    {
        var most = TimeLimits.On(open.Request.SubmittedOn).TryGet(out var limits) ? limits.Extension.WorkingDays ?? 0 : 0;
        var anew = open.Standing.Where(step => step.Action == RequestAction.Redo).Select(step => step.Number).LastOrDefault();
        return open.Standing.Any(step => step.Action == RequestAction.ApproveExtension && step.Number > anew)
            ? new Refusal("request-extension-once", "延期只能一次，这件申请已经批准过延期；批准有误的，先撤销那一步。", limits?.Extension.Basis)
            : If(Facts.WorkingDays is not { } days || days < 1 || days > most, need, $"请填写延长的工作日天数，最长{most}个工作日");
    }

    private Refusal? Fee(RequestNeed need)
    {
        var fee = StepFees.Calculate(Facts);
        return fee is null ? RequestRefusals.Missing(need, "请选择按件或者按量，填写数量")
            : !fee.Value.TryGet(out var calculation) ? fee.Value.Refusal
            : If(calculation.Yuan == 0, need, "这个数量不收费，无需发收费通知");
    }

    private Refusal? OtherPerson() => caller.PersonId is { } person
        ? SeparationOfDuties.Check(person, [.. order.Makers, .. open.Standing.Where(step => step is { Action: RequestAction.Draft, PersonId: not null }).Select(step => step.PersonId!.Value)])
        : RequestRefusals.NotYours(order.Action, "本机关人员");

    private Task<bool> HasNumberAsync(CancellationToken cancellation) =>
        db.Set<RequestPaper>().AnyAsync(paper => paper.RequestId == open.Request.Id && paper.Kind == order.Reply!.Paper && paper.Sequence != null, cancellation);

    private async Task<bool> HasUnreleasedAsync(CancellationToken cancellation)
    {
        var files = db.Set<RequestFile>().Where(file => file.RequestId == open.Request.Id && file.RemovedAt == null);
        return await files.AnyAsync(file => file.Role == RequestFileRole.ToRelease && !files.Any(copy => copy.Role == RequestFileRole.Released && copy.ReleasedFromId == file.Id), cancellation);
    }

    private async Task<Refusal?> DecisionAsync(RequestNeed need, CancellationToken cancellation)
    {
        var isOrdered = Facts.RemedyId is { } id
            && await db.Set<RemedyCase>().AnyAsync(remedy => remedy.Id == id && remedy.RequestId == open.Request.Id && remedy.Result != RemedyResult.Pending, cancellation);
        return If(!isOrdered, need, "请先登记复议或者诉讼的结果，再选择该案");
    }
}

/// <summary>收费核算 — the fee that a step names.</summary>
internal static class StepFees
{
    internal static Result<FeeCalculation>? Calculate(StepFacts facts) => (facts.FeeMethod, facts.FeeQuantity) switch
    {
        (FeeMethod.PerItem, { } items) => InformationProcessingFee.ForItems(items),
        (FeeMethod.PerPage, { } pages) => InformationProcessingFee.ForPages(pages),
        _ => (Result<FeeCalculation>?)null,
    };
}
