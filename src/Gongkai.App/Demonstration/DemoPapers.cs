using Gongkai.App.Requests;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Demonstration;

/// <summary>示例文书 — the text of papers to the applicant, so that there is something to read in the sample city.</summary>
internal static class DemoPapers
{
    /// <summary>Empty for papers to others.</summary>
    internal static string Text(PaperKind kind, (Organ Organ, DisclosureRequest Request) about, string number, DateOnly on)
    {
        var (organ, request) = about;
        var title = kind is >= PaperKind.ReplyAlreadyPublic and <= PaperKind.ReplyConfirmOrReissue ? "政府信息公开申请答复书" : PaperKinds.List[kind].Name;
        return Body(kind) is { } body
            ? $"{organ.Name}\n{number}\n\n{title}\n\n申请人：\n本机关于{Day(request.SubmittedOn)}收到您提交的政府信息公开申请（{request.Number}），申请公开“{request.Title}”。\n{body}\n\n{organ.Name}\n{Day(on)}\n"
            : "";
    }

    private static string? Body(PaperKind kind) => kind switch
    {
        PaperKind.ClarificationNotice =>
            "经审查，申请内容不明确。根据《中华人民共和国政府信息公开条例》第三十条，请您自收到本告知书之日起15个工作日内补正：请写明所需信息的文件名称、文号或者其他特征。\n无正当理由逾期不补正的，视为放弃申请，本机关不再处理。",
        PaperKind.ExtensionNotice => "因检索量大，根据条例第三十三条第二款，经本机关政府信息公开工作机构负责人同意，答复期限延长20个工作日。",
        PaperKind.ReasonsNotice => "您申请公开的数量、频次明显超过合理范围。根据条例第三十五条，请您说明理由。",
        PaperKind.FeeNotice => "根据条例第四十二条和《政府信息公开信息处理费管理办法》，请您自收到本通知之日起20个工作日内缴纳信息处理费300元。",
        PaperKind.ClosingUnclarified => "您在期限内没有补正，根据条例第三十条，视为放弃申请，本机关不再处理。",
        PaperKind.ClosingUnpaid => "您在期限内没有缴费，视为放弃申请，本机关不再处理。",
        PaperKind.ReplyGranted => "经检索，该信息属于应当公开的政府信息。根据条例第三十六条第二项，现予以公开，见附件。\n如不服本决定，可以自收到之日起60日内申请行政复议，或者自收到之日起6个月内提起行政诉讼。",
        >= PaperKind.ReplyAlreadyPublic and <= PaperKind.ReplyConfirmOrReissue => "经审查，现根据条例第三十六条作出上述处理，理由见所附说明。",
        _ => null,
    };

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
