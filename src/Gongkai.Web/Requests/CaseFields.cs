using Gongkai.App.Organs;
using Gongkai.App.Requests;
using Gongkai.Documents.Letters;
using Gongkai.Domain.Requests;
using RequestEntry = Gongkai.App.Requests.TimelineEntry;

namespace Gongkai.Web.Requests;

/// <summary>案件字段 — what the case itself knows of the fields of its papers; what it does not know is left open and asked for.</summary>
internal static class CaseFields
{
    internal static PaperFields Of(CaseView view, OrganView organ, ApplicantView people, PaperFacts facts)
    {
        var (request, who) = (view.View.Request, people.Applicant);
        var office = organ.Organ.Office;
        var fields = new PaperFields { Matters = facts.Reply?.Matters ?? [] }
            .With("机关", organ.Organ.Name).With("工作机构", office.Name.Length > 0 ? office.Name : organ.Organ.Name).With("联系电话", office.Phone).With("机关地址", office.Address)
            .With("文号", facts.Number).With("决定日期", facts.On).With("登记日期", request.SubmittedOn).With("回执日期", facts.On).With("复议机关", organ.ParentName)
            .WithApplicant(who.Name, request.ApplicantKind).With("申请编号", request.Number).With("收到日期", request.ReceivedOn ?? request.SubmittedOn).With("提交日期", request.SubmittedOn)
            .With("申请内容", request.Description.Length > 0 ? request.Description : request.Title).With("信息名称", request.Title).With("信息文号", request.DocumentNumber).With("信息时间", request.PeriodAsked)
            .With("申请渠道", SubmissionChannels.List[request.Channel].Name).With("申请人类别", ApplicantKinds.List[request.ApplicantKind].Name)
            .With("提供形式", DeliveryForms.List[request.DeliveryForm].Name).With("送达方式", DeliveryChannels.List[request.DeliveryChannel].Name)
            .With("申请减免", request.AsksFeeReduction ? "申请" : "不申请").With("减免理由", who.FeeReductionReason)
            .With("证件名称", who.IdKind).With("证件号码", who.IdNumber.Length > 0 ? who.IdNumber : who.CreditCode).With("申请人电话", who.Phone).With("申请人邮箱", who.Email)
            .With("申请人地址", who.Address).With("申请人邮编", who.PostCode).With("代理人", who.AgentName).With("承办单位", view.View.UnitName)
            .With("答复期限", view.View.Deadline.TryGet(out var deadline) ? deadline.DueOn : null);
        return Reply(Events(fields, view, people, facts), facts.Reply, view.View);
    }

    private static PaperFields Events(PaperFields fields, CaseView view, ApplicantView people, PaperFacts facts)
    {
        RequestEntry? Last(RequestAction action) => view.Timeline.LastOrDefault(entry => !entry.IsUndone && entry.Step.Action == action);
        var asked = Last(RequestAction.AskForClarification);
        var extension = Last(RequestAction.ApproveExtension);
        var fee = Last(RequestAction.NotifyFee);
        var notice = view.View.Papers.LastOrDefault(paper => paper is { Kind: PaperKind.ClarificationNotice, IsVoid: false });
        fields = fields
            .With("补正事由", asked is null ? "" : string.Join('\n', asked.Details.Grounds.Select(ground => ClarificationGrounds.List[ground].Name)))
            .With("补正事由概述", asked is null ? "" : string.Join('、', asked.Details.Grounds.Select(ground => ClarificationGrounds.List[ground].Name)))
            .With("补正告知日期", asked?.Step.HappenedOn).With("补正文号", notice?.Number)
            .With("补正收到日期", Last(RequestAction.ReceiveClarification)?.Step.HappenedOn).With("补正内容", Last(RequestAction.ReceiveClarification)?.Details.Content)
            .With("延期理由", extension?.Details.Reason).With("延期告知日期", Last(RequestAction.TellExtension)?.Step.HappenedOn)
            .With("延长天数", extension?.Step.WorkingDays?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("要求说明理由日期", Last(RequestAction.AskForReasons)?.Step.HappenedOn).With("说明理由日期", Last(RequestAction.ReceiveReasons)?.Step.HappenedOn)
            .With("申请人理由", Last(RequestAction.ReceiveReasons)?.Details.Reason).With("确认情况", Last(RequestAction.ConfirmReceipt)?.Details.Contact)
            .With("收费方式", fee?.Details.FeeMethod switch { null => "", Domain.Fees.FeeMethod.PerItem => "按件", _ => "按量" })
            .With("计费数量", fee?.Details.FeeQuantity?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("收费金额", fee?.Details.FeeYuan?.ToString(System.Globalization.CultureInfo.InvariantCulture)).With("收费通知日期", fee?.Step.HappenedOn)
            .With("结案理由", Last(RequestAction.CloseOtherwise)?.Details.Reason ?? Last(RequestAction.Withdraw)?.Details.Reason).With("撤回日期", Last(RequestAction.Withdraw)?.Step.HappenedOn)
            .With("送达日期", Last(RequestAction.Deliver)?.Step.HappenedOn).With("邮件号码", Last(RequestAction.Deliver)?.Details.Reference);
        var party = facts.Party is { } label ? people.Parties.GetValueOrDefault(label) : null;
        return party is null ? fields : fields.With("第三方", party.Name).With("第三方电话", party.Phone).With("被征求意见机关", party.Name).With("征求意见对象", facts.Party);
    }

    private static PaperFields Reply(PaperFields fields, ReplyContent? reply, RequestView view)
    {
        if (reply is null)
        {
            return fields;
        }

        var isEnclosed = view.Files.Any(file => file.Role is RequestFileRole.ToRelease or RequestFileRole.Released);
        var names = string.Join('\n', view.Files.Where(file => file.Role is RequestFileRole.ToRelease).Select(file => file.Name));
        return fields.With("查明情况", reply.Reasons).With("答复理由", reply.Reasons).With("不公开理由", reply.Reasons).With("获取途径", reply.Given)
            .With("公开方式", isEnclosed ? "随本答复提供" : reply.Given.Length > 0 ? "告知获取途径" : "").With("公开的信息", names).With("公开内容", isEnclosed ? names : reply.Given)
            .With("负责公开的机关", reply.Referral).With("办理结果", reply.Outcome is { } outcome ? Outcomes.Of(outcome).Name : "");
    }
}
