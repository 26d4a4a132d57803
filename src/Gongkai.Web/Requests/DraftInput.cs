using System.ComponentModel.DataAnnotations;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>拟稿表单 — the decision builder: which outcome, on what provision, why, what is given, and the text of the reply; 条例 36–39.</summary>
public sealed class DraftInput
{
    public int Version { get; set; }

    [Display(Name = "办理结果")]
    public List<Outcome> Matters { get; set; } = [];

    [Display(Name = "更正申请的办理结果")]
    public RecordCorrectionOutcome? Correction { get; set; }

    [Display(Name = "文书")]
    public PaperKind? Paper { get; set; }

    [Display(Name = "法律依据")]
    public string? Basis { get; set; }

    [Display(Name = "理由")]
    public string? Reasons { get; set; }

    [Display(Name = "提供的信息，或者获取的途径")]
    public string? Given { get; set; }

    [Display(Name = "应当向哪个机关提出，怎样联系")]
    public string? Referral { get; set; }

    /// <summary>An organ of the directory with its contacts; what is written by hand comes before it.</summary>
    [Display(Name = "从机关名录选")]
    public string? ReferralOrgan { get; set; }

    [Display(Name = "答复书文稿")]
    public string? Text { get; set; }

    public static DraftInput Of(RequestView view) => new()
    {
        Version = view.Request.Version,
        Matters = [.. view.Draft?.Matters ?? []],
        Correction = view.Draft?.Correction,
        Paper = view.Draft?.Paper,
        Basis = view.Draft?.Basis,
        Reasons = view.Draft?.Reasons,
        Given = view.Draft?.Given,
        Referral = view.Draft?.Referral,
        Text = view.Draft?.Text,
    };

    /// <summary>What follows from the choice is filled in where nothing was written: the provision, and the paper where there is one only.</summary>
    public void Complete(Gongkai.Domain.Requests.RequestKind kind)
    {
        Referral = string.IsNullOrWhiteSpace(Referral) ? ReferralOrgan : Referral;
        if (kind == Gongkai.Domain.Requests.RequestKind.RecordCorrection)
        {
            (Matters, Paper) = ([], PaperKind.RecordCorrectionNotice);
            Basis = string.IsNullOrWhiteSpace(Basis) ? "条例第四十一条" : Basis;
            return;
        }

        var papers = OutcomeTree.PapersOf(Matters);
        Paper = papers.Count == 1 ? papers[0] : Paper is { } chosen && papers.Contains(chosen) ? chosen : null;
        Basis = string.IsNullOrWhiteSpace(Basis) ? string.Join('、', Matters.Select(outcome => Outcomes.Of(outcome).Basis.ToString()).Distinct()) : Basis;
    }

    public ReplyContent ToContent(IReadOnlyDictionary<string, string?> fields) => new(Matters, Paper ?? PaperKind.ReplyGranted)
    {
        Correction = Correction,
        Basis = Basis?.Trim() ?? "",
        Reasons = Reasons?.Trim() ?? "",
        Given = Given?.Trim() ?? "",
        Referral = Referral?.Trim() ?? "",
        Fields = fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => field.Value!),
        Text = Text?.Trim() ?? "",
    };

    /// <summary>What is missing, each beside its field.</summary>
    public IEnumerable<(string Field, string Message)> Problems(Gongkai.Domain.Requests.RequestKind kind)
    {
        if (kind == Gongkai.Domain.Requests.RequestKind.Disclosure && Matters.Count == 0)
        {
            yield return (nameof(Matters), "请选择办理结果。");
        }
        else if (kind == Gongkai.Domain.Requests.RequestKind.Disclosure && Paper is null)
        {
            yield return (nameof(Paper), $"请选择文书：{string.Join("，或者", OutcomeTree.PapersOf(Matters).Select(paper => PaperKinds.List[paper].Name))}。");
        }
        else if (kind == Gongkai.Domain.Requests.RequestKind.RecordCorrection && Correction is null)
        {
            yield return (nameof(Correction), "请选择更正申请的办理结果。");
        }

        if (string.IsNullOrWhiteSpace(Reasons))
        {
            yield return (nameof(Reasons), Matters.Count > 0 ? $"请写明理由：{string.Join('；', Matters.SelectMany(outcome => Outcomes.Of(outcome).Reasons))}。" : "请写明理由。");
        }
    }
}
