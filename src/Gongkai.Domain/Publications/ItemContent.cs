namespace Gongkai.Domain.Publications;

/// <summary>信息内容 — everything of an item that its author writes and a version keeps.</summary>
/// <param name="BodyHtml">Clean HTML; what comes from outside is cleaned before it gets here.</param>
public sealed record ItemContent(string Title, ItemKind Kind, Guid ColumnId, string BodyHtml)
{
    /// <summary>文号, with the brackets 〔〕.</summary>
    public string DocumentNumber { get; init; } = "";

    public DocumentGenre? Genre { get; init; }

    /// <summary>解读形式, of an interpretation; null for all else.</summary>
    public InterpretationForm? InterpretationForm { get; init; }

    /// <summary>发文机关; several are joined by the mark 、.</summary>
    public string IssuingOrgan { get; init; } = "";

    /// <summary>联合发文机关: organs of the site that issue it together with the own one; those outside stand in <see cref="IssuingOrgan"/> alone.</summary>
    public IReadOnlyList<Guid> JointOrgans { get; init; } = [];

    /// <summary>服务对象; null where it says nothing of it.</summary>
    public ItemAudience? Audience { get; init; }

    /// <summary>成文日期: the day of formation, from which the period of publication runs.</summary>
    public DateOnly? DatedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? LapsesOn { get; init; }

    /// <summary>主题分类 code of the second level, or of the first where it has none.</summary>
    public string ThemeCode { get; init; } = "";

    /// <summary>主题词, joined by the mark 、.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>内容概述; 条例 12.</summary>
    public string Summary { get; init; } = "";

    public ItemClass Class { get; init; }

    public DisclosureDecision Disclosure { get; init; } = DisclosureDecision.Proactive;

    public ItemOrigin Origin { get; init; } = ItemOrigin.Original;

    /// <summary>拟公开时间: the day by which the author means it to be public; 条例 26 sets the last one.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>公开渠道.</summary>
    public string Channel { get; init; } = "政府网站";

    /// <summary>责任编辑.</summary>
    public string Editor { get; init; } = "";

    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];

    /// <summary>The same with plain words in every field of one line or a few; the text is made clean on its own.</summary>
    public ItemContent InPlainWords() => this with
    {
        Title = PlainWords.Line(Title),
        DocumentNumber = PlainWords.Line(DocumentNumber),
        IssuingOrgan = PlainWords.Line(IssuingOrgan),
        ThemeCode = PlainWords.Line(ThemeCode),
        Keywords = PlainWords.Line(Keywords),
        Summary = PlainWords.Lines(Summary),
        Disclosure = Disclosure with { Reason = PlainWords.Lines(Disclosure.Reason), Provision = PlainWords.Line(Disclosure.Provision) },
        Origin = Origin with { SourceName = PlainWords.Line(Origin.SourceName), SourceAddress = PlainWords.Line(Origin.SourceAddress) },
        Channel = PlainWords.Line(Channel),
        Editor = PlainWords.Line(Editor),
        Attachments = [.. Attachments.Select(file => file with { Name = PlainWords.Line(file.Name) })],
    };

    /// <summary>The refusal where the content cannot be kept even as a draft.</summary>
    public Refusal? Check() =>
        Title.Trim().Length is < 2 or > 300 ? new Refusal("item-title", "标题应为 2 至 300 个字，请修改标题。")
        : BodyHtml.Length > ItemBounds.BodyCharacters ? new Refusal("item-body-too-long", "正文过长，超过 200 万字符，请把过长的表格改作附件。")
        : Attachments.Count > ItemBounds.Attachments ? new Refusal("item-attachments", "附件超过 50 个，请打包后上传。")
        : new ValidityDates { EffectiveOn = EffectiveOn, LapsesOn = LapsesOn }.Check();
}

/// <summary>附件 — a stored file that belongs to an item, under the name that readers see.</summary>
public sealed record AttachedFile(Guid FileId, string Name);

/// <summary>信息来源 — own work, or a reprint with the source that must be named.</summary>
public sealed record ItemOrigin(bool IsReprint, string SourceName = "", string SourceAddress = "")
{
    public static readonly ItemOrigin Original = new(false);
}

/// <summary>信息限额 — bounds of an item.</summary>
public static class ItemBounds
{
    public const int BodyCharacters = 2_000_000;
    public const int Attachments = 50;
}
