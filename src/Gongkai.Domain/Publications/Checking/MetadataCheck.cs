using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>要素检查 — what an item must state about itself before it is published; 条例 12, 国办发〔2017〕47号.</summary>
internal static class MetadataCheck
{
    private const int EarliestYear = 1949;

    internal static void Run(ItemContent content, ItemText text, ItemCheckBasis basis, List<ItemFinding> findings)
    {
        void Missing(bool isMissing, string field, Severity severity = Severity.Error)
        {
            if (isMissing)
            {
                findings.Add(new ItemFinding("missing", severity, new ItemPlace(field), $"缺少{field}，请填写。"));
            }
        }

        var hasValidity = ItemKinds.Of(content.Kind).HasValidity;
        Missing(content.DatedOn is null, "成文日期");
        Missing(content.IssuingOrgan.Length == 0, "发布机构");
        Missing(content.Summary.Length == 0, "内容概述", hasValidity ? Severity.Error : Severity.Warning);
        Missing(content.ThemeCode.Length == 0, "主题分类", hasValidity ? Severity.Error : Severity.Warning);
        Missing(hasValidity && content.DocumentNumber.Length == 0, "文号", Severity.Warning);
        Missing(hasValidity && content.EffectiveOn is null, "施行日期", Severity.Warning);
        Missing(text.Paragraphs.Count == 0 && content.Attachments.Count == 0, "正文");
        Missing(content.Editor.Length == 0, "责任编辑", Severity.Warning);
        CheckDates(content, basis.Today, findings);
        CheckOrigin(content, basis, findings);
        CheckNumber(content, findings);
        CheckSharing(content, findings);
        CheckImages(text, findings);
    }

    private static void CheckDates(ItemContent content, DateOnly today, List<ItemFinding> findings)
    {
        if (content.DatedOn > today)
        {
            findings.Add(new ItemFinding("future-date", Severity.Error, new ItemPlace("成文日期", Quote: $"{content.DatedOn:yyyy-MM-dd}"), "成文日期在今天之后，请核对。"));
        }
        else if (content.DatedOn?.Year < EarliestYear)
        {
            findings.Add(new ItemFinding("early-date", Severity.Error, new ItemPlace("成文日期", Quote: $"{content.DatedOn:yyyy-MM-dd}"), "成文日期过早，请核对年份。"));
        }

        if (content.EffectiveOn < content.DatedOn)
        {
            findings.Add(new ItemFinding("effective-before-dated", Severity.Warning, new ItemPlace("施行日期", Quote: $"{content.EffectiveOn:yyyy-MM-dd}"), "施行日期早于成文日期，请核对。"));
        }
    }

    private static void CheckOrigin(ItemContent content, ItemCheckBasis basis, List<ItemFinding> findings)
    {
        var origin = content.Origin;
        if (!origin.IsReprint)
        {
            return;
        }

        if (origin.SourceName.Length == 0)
        {
            findings.Add(new ItemFinding("reprint-source", Severity.Error, new ItemPlace("来源"), "转载的信息没有注明来源，请填写。"));
        }
        else if (basis.ReprintSources.Count > 0 && !basis.ReprintSources.Contains(origin.SourceName))
        {
            findings.Add(new ItemFinding("reprint-white-list", Severity.Error, new ItemPlace("来源", Quote: origin.SourceName), "来源不在转载白名单内，请换用名单内的来源，或先把它列入名单。"));
        }
    }

    // 公开属性源头认定: what several organs made or another organ made is not decided by one of them alone.
    private static void CheckSharing(ItemContent content, List<ItemFinding> findings)
    {
        if (content.IssuingOrgan.Contains('、', StringComparison.Ordinal))
        {
            findings.Add(new ItemFinding("joint-document", Severity.Warning, new ItemPlace("发布机构", Quote: content.IssuingOrgan), "联合制发的文件由牵头机关征求其他机关意见后认定公开属性，请在审核意见中写明会商情况。"));
        }

        if (content.Title.StartsWith("转发", StringComparison.Ordinal) || content.Title.Contains("关于转发", StringComparison.Ordinal))
        {
            findings.Add(new ItemFinding("forwarded-document", Severity.Warning, new ItemPlace("标题", Quote: "转发"), "转发的文件公开属性随原文件：原文件没有主动公开的，转发件及其标题、文号也不得主动公开，请核对。"));
        }
    }

    private static void CheckNumber(ItemContent content, List<ItemFinding> findings)
    {
        if (content.DocumentNumber.Length > 0 && !content.DocumentNumber.EndsWith('号'))
        {
            findings.Add(new ItemFinding("document-number", Severity.Warning, new ItemPlace("文号", Quote: content.DocumentNumber), "文号应以“号”结尾，例如 云政发〔2026〕5号。"));
        }

        DocumentNumberCheck.Run(content.DocumentNumber, new ItemPlace("文号"), findings);
        if (content.Genre is { } genre && DocumentGenres.OfTitle(content.Title) is { } stated && stated != genre)
        {
            findings.Add(new ItemFinding("genre", Severity.Warning, new ItemPlace("公文种类", Quote: DocumentGenres.InChinese(genre)),
                $"标题是“{DocumentGenres.InChinese(stated)}”，所选公文种类是“{DocumentGenres.InChinese(genre)}”，请核对。", DocumentGenres.InChinese(stated)));
        }
    }

    private static void CheckImages(ItemText text, List<ItemFinding> findings)
    {
        for (var i = 0; i < text.Images.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(text.Images[i]))
            {
                findings.Add(new ItemFinding("alternative-text", Severity.Error, new ItemPlace($"第{i + 1}张图片"), "图片没有替代文字，看不见图片的人不知道它的内容，请填写。"));
            }
        }
    }
}
