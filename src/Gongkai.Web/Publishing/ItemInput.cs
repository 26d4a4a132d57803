using System.ComponentModel.DataAnnotations;
using System.Net;
using Gongkai.Domain;
using Gongkai.Domain.Publications;

namespace Gongkai.Web.Publishing;

/// <summary>信息表单 — what the draft editor asks for: metadata, disclosure class at the source, text, attachments.</summary>
public sealed class ItemInput
{
    [Display(Name = "标题")]
    [Required]
    [StringLength(300, MinimumLength = 2)]
    public string Title { get; set => field = value ?? ""; } = "";

    [Display(Name = "栏目")]
    [Required(ErrorMessage = "请选择栏目。")]
    public Guid? ColumnId { get; set; }

    [Display(Name = "信息种类")]
    public ItemKind? Kind { get; set; }

    [Display(Name = "公文种类")]
    public DocumentGenre? Genre { get; set; }

    [Display(Name = "解读形式")]
    public InterpretationForm? InterpretationForm { get; set; }

    [Display(Name = "主题分类")]
    public string? ThemeCode { get; set; }

    [Display(Name = "文号")]
    [StringLength(80)]
    public string? DocumentNumber { get; set; }

    [Display(Name = "发布机构")]
    [StringLength(300)]
    public string? IssuingOrgan { get; set; }

    /// <summary>Organs of the directory that issue it together with the own one.</summary>
    public List<Guid> JointOrgans { get; set; } = [];

    [Display(Name = "服务对象")]
    public ItemAudience? Audience { get; set; }

    [Display(Name = "成文日期")]
    public DateOnly? DatedOn { get; set; }

    [Display(Name = "施行日期")]
    public DateOnly? EffectiveOn { get; set; }

    [Display(Name = "失效日期")]
    public DateOnly? LapsesOn { get; set; }

    [Display(Name = "主题词")]
    [StringLength(200)]
    public string? Keywords { get; set; }

    [Display(Name = "内容概述")]
    [StringLength(500)]
    public string? Summary { get; set; }

    [Display(Name = "审核类别")]
    public ItemClass Class { get; set; }

    [Display(Name = "公开属性")]
    [Required(ErrorMessage = "请认定公开属性。")]
    public DisclosureClass? Disclosure { get; set; } = DisclosureClass.Proactive;

    [Display(Name = "不主动公开的理由")]
    [StringLength(500)]
    public string? Reason { get; set; }

    [Display(Name = "依据的条款")]
    [StringLength(100)]
    public string? Provision { get; set; }

    [Display(Name = "下次评估日期")]
    public DateOnly? ReassessOn { get; set; }

    [Display(Name = "拟公开时间")]
    public DateOnly? PlannedOn { get; set; }

    [Display(Name = "公开方式")]
    [StringLength(100)]
    public string? Channel { get; set; } = "政府网站";

    [Display(Name = "转载自其他单位")]
    public bool IsReprint { get; set; }

    [Display(Name = "来源")]
    [StringLength(100)]
    public string? SourceName { get; set; }

    [Display(Name = "来源网址")]
    [StringLength(500)]
    public string? SourceAddress { get; set; }

    [Display(Name = "责任编辑")]
    [StringLength(50)]
    public string? Editor { get; set; }

    [Display(Name = "正文")]
    public string? Body { get; set; }

    /// <summary>Attachments that stay, by the id of the file and the name that readers see.</summary>
    public List<KeptFile> Kept { get; set; } = [];

    [Display(Name = "添加附件")]
    public List<IFormFile> Files { get; set; } = [];

    [Display(Name = "修改说明")]
    [StringLength(200)]
    public string? Note { get; set; }

    public static ItemInput Of(ItemContent content) => new()
    {
        Title = content.Title,
        ColumnId = content.ColumnId,
        Kind = content.Kind,
        Genre = content.Genre,
        InterpretationForm = content.InterpretationForm,
        ThemeCode = content.ThemeCode,
        DocumentNumber = content.DocumentNumber,
        IssuingOrgan = content.IssuingOrgan,
        JointOrgans = [.. content.JointOrgans],
        Audience = content.Audience,
        DatedOn = content.DatedOn,
        EffectiveOn = content.EffectiveOn,
        LapsesOn = content.LapsesOn,
        Keywords = content.Keywords,
        Summary = content.Summary,
        Class = content.Class,
        Disclosure = content.Disclosure.Class,
        Reason = content.Disclosure.Reason,
        Provision = content.Disclosure.Provision,
        ReassessOn = content.Disclosure.ReassessOn,
        PlannedOn = content.PlannedOn,
        Channel = content.Channel,
        IsReprint = content.Origin.IsReprint,
        SourceName = content.Origin.SourceName,
        SourceAddress = content.Origin.SourceAddress,
        Editor = content.Editor,
        Body = content.BodyHtml,
        Kept = [.. content.Attachments.Select(file => new KeptFile { FileId = file.FileId, Name = file.Name, Stays = true })],
    };

    /// <param name="columns">For the kind that the column suggests.</param>
    /// <param name="added">Attachments that were stored just now.</param>
    public ItemContent ToContent(IReadOnlyList<CatalogColumn> columns, IEnumerable<AttachedFile> added) =>
        new(Title, Kind ?? columns.FirstOrDefault(column => column.Id == ColumnId)?.Kind ?? ItemKind.Other, ColumnId ?? Guid.Empty, HtmlOf(Body ?? ""))
        {
            Genre = Genre ?? DocumentGenres.OfTitle(Title),
            InterpretationForm = InterpretationForm,
            ThemeCode = ThemeCode ?? "",
            DocumentNumber = DocumentNumber ?? "",
            IssuingOrgan = IssuingOrgan ?? "",
            JointOrgans = [.. JointOrgans.Distinct()],
            Audience = Audience,
            DatedOn = DatedOn,
            EffectiveOn = EffectiveOn,
            LapsesOn = LapsesOn,
            Keywords = Keywords ?? "",
            Summary = Summary ?? "",
            Class = Class,
            Disclosure = new DisclosureDecision(Disclosure ?? DisclosureClass.Proactive, Reason ?? "", Provision ?? "", ReassessOn),
            PlannedOn = PlannedOn,
            Channel = Channel ?? "",
            Origin = IsReprint ? new ItemOrigin(true, SourceName ?? "", SourceAddress ?? "") : ItemOrigin.Original,
            Editor = Editor ?? "",
            Attachments = [.. Kept.Where(file => file.Stays).Select(file => new AttachedFile(file.FileId, file.Name)), .. added],
        };

    /// <summary>The field that a refusal belongs to.</summary>
    internal static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "item-title" => "Input.Title",
        "item-column" => "Input.ColumnId",
        "item-joint-unknown" or "item-joint-many" => "Input.IssuingOrgan",
        "item-theme" => "Input.ThemeCode",
        "disclosure-reason" => "Input.Reason",
        "disclosure-reassess" => "Input.ReassessOn",
        "validity-order" => "Input.LapsesOn",
        "item-body-too-long" => "Input.Body",
        "item-files" or "item-attachments" or "item-file-kind" or "item-file-content" or "file-too-large" or "file-empty" => "Input.Files",
        "item-correction-reason" => "Input.Note",
        _ => "",
    };

    /// <summary>Text typed without a script becomes paragraphs; markup stays markup and is made clean where it is kept.</summary>
    private static string HtmlOf(string body) => body.Contains('<', StringComparison.Ordinal)
        ? body
        : string.Concat(body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
}

/// <summary>保留的附件 — an attachment of the former version: its name, and whether it stays.</summary>
public sealed class KeptFile
{
    public Guid FileId { get; set; }

    public string Name { get; set => field = value ?? ""; } = "";

    public bool Stays { get; set; }
}
