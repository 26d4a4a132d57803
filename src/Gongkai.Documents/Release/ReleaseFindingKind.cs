namespace Gongkai.Documents.Release;

/// <summary>发布检查问题种类 — every kind of hiding place and of content that may not leave unseen.</summary>
public enum ReleaseFindingKind
{
    HiddenSheet,
    HiddenRows,
    HiddenColumns,
    HiddenCells,
    HiddenName,
    UnusedText,
    Scenario,
    PivotCache,
    ExternalLink,
    DataModel,
    PrinterSettings,
    Comment,
    Revision,
    HiddenText,
    EditingTrace,
    DocumentVariable,
    DocumentProperty,
    CustomXml,
    EmbeddedObject,
    LocalPath,
    Thumbnail,
    Signature,
    UnusedPart,
    UnknownPart,
    MarkupRemark,
    HiddenShape,
    CroppedImage,
    UncheckedImage,
    ImageMetadata,
    TrailingBytes,
    SpeakerNotes,
    HiddenSlide,
    Attachment,
    Annotation,
    CoveringAnnotation,
    FormField,
    Script,
    HiddenLayer,
    OldRevision,
    ReplacementText,
    InvisibleText,
    CoveredText,
    PersonalData,
}

/// <summary>处置方式 — whether the cleaner takes a finding away by itself.</summary>
public enum ReleaseHandling
{
    /// <summary>可自动清理 — gone in the clean copy.</summary>
    Cleaned,

    /// <summary>须人工处理 — edited by hand, or accepted with a reason and a second person.</summary>
    Decided,
}

/// <summary>发布检查问题种类表 — one row a kind: stored code, Chinese name, explanation, handling.</summary>
public sealed record ReleaseFindingKindRow(ReleaseFindingKind Kind, string Code, string Name, string Explanation, ReleaseHandling Handling = ReleaseHandling.Cleaned)
{
    public static IReadOnlyList<ReleaseFindingKindRow> All { get; } =
    [
        new(ReleaseFindingKind.HiddenSheet, "hidden-sheet", "隐藏工作表", "打开时看不见，取消隐藏即可读到全部内容；清理时删除该表，引用它的公式改为数值。"),
        new(ReleaseFindingKind.HiddenRows, "hidden-rows", "隐藏行", "行被隐藏或被筛选掉，内容仍在文件中；清理时清空这些行。"),
        new(ReleaseFindingKind.HiddenColumns, "hidden-columns", "隐藏列", "列被隐藏或宽度为零，内容仍在文件中；清理时清空这些列。"),
        new(ReleaseFindingKind.HiddenCells, "hidden-cells", "不显示的单元格", "字色与底色相同，或数字格式使内容不显示；清理时清空这些单元格。"),
        new(ReleaseFindingKind.HiddenName, "hidden-name", "隐藏的名称", "名称管理器中看不见的名称，可能含有数据或路径；清理时删除。"),
        new(ReleaseFindingKind.UnusedText, "unused-text", "无处显示的文字", "没有单元格使用却留在文件中的文字，多为删除后的残留；清理时删除。"),
        new(ReleaseFindingKind.Scenario, "scenario", "方案数据", "方案管理器保存的数值，表面看不见；清理时删除。"),
        new(ReleaseFindingKind.PivotCache, "pivot-cache", "数据透视表缓存", "透视表自带源数据副本，双击即可展开到个人；清理时只保留表面数值。"),
        new(ReleaseFindingKind.ExternalLink, "external-link", "外部链接", "指向其他文件或数据源，并可能缓存其中的数据；清理时删除，公式改为数值。"),
        new(ReleaseFindingKind.DataModel, "data-model", "数据模型或查询", "保存了数据连接、查询或整份源数据；清理时删除。"),
        new(ReleaseFindingKind.PrinterSettings, "printer-settings", "打印机设置", "含有打印机和计算机名称；清理时删除。"),
        new(ReleaseFindingKind.Comment, "comment", "批注", "批注及批注人仍在文件中；清理时删除。"),
        new(ReleaseFindingKind.Revision, "revision", "修订痕迹", "删除、插入或移动的修订可以还原；清理时接受全部修订。"),
        new(ReleaseFindingKind.HiddenText, "hidden-text", "隐藏文字", "设为隐藏、白色或极小的文字，表面看不见；清理时删除。"),
        new(ReleaseFindingKind.EditingTrace, "editing-trace", "编辑痕迹", "记录编辑人员或历次保存的标识；清理时删除。"),
        new(ReleaseFindingKind.DocumentVariable, "document-variable", "文档变量", "程序写入的变量或域数据，表面看不见；清理时删除。"),
        new(ReleaseFindingKind.DocumentProperty, "document-property", "文档属性", "作者、单位、修改人等属性随文件公开；清理时删除。"),
        new(ReleaseFindingKind.CustomXml, "custom-xml", "自定义 XML", "系统写入的数据，表面看不见；清理时删除。"),
        new(ReleaseFindingKind.EmbeddedObject, "embedded-object", "嵌入对象", "双击即可打开完整的源文件；清理时只保留图片样式。"),
        new(ReleaseFindingKind.LocalPath, "local-path", "内部路径", "暴露计算机、共享目录或人员账号名称；清理时删除。"),
        new(ReleaseFindingKind.Thumbnail, "thumbnail", "缩略图", "可能是修改前的首页图像；清理时删除。"),
        new(ReleaseFindingKind.Signature, "signature", "数字签名", "清理后原签名失效，且证书含签名人信息；清理时删除，需要时请在清理后重新签章。"),
        new(ReleaseFindingKind.UnusedPart, "unused-part", "未使用的内容", "页眉、图片等仍在文件中但不显示，多为旧稿残留；清理时删除。"),
        new(ReleaseFindingKind.UnknownPart, "unknown-part", "未识别的部分", "不认得的内容不放行；清理时删除。"),
        new(ReleaseFindingKind.MarkupRemark, "markup-remark", "标记中的附注", "文件代码中的注释或外来标记，表面看不见；清理时删除。"),
        new(ReleaseFindingKind.HiddenShape, "hidden-shape", "隐藏图形", "图形或文本框设为不可见；清理时删除。"),
        new(ReleaseFindingKind.CroppedImage, "cropped-image", "裁剪过的图片", "被裁掉的部分仍在文件中；请用“压缩图片—删除图片的剪裁区域”后重新上传。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.UncheckedImage, "unchecked-image", "无法检查的图片", "这种图片格式不能检查其内部信息；请换成 PNG 或 JPEG 后重新上传。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.ImageMetadata, "image-metadata", "图片信息", "拍摄设备、时间、位置或说明随图片公开；清理时删除，画面不变。"),
        new(ReleaseFindingKind.TrailingBytes, "trailing-bytes", "文件外的数据", "文件正常内容之外还有数据；清理时删除。"),
        new(ReleaseFindingKind.SpeakerNotes, "speaker-notes", "演讲者备注", "备注页不放映但随文件公开；清理时删除。"),
        new(ReleaseFindingKind.HiddenSlide, "hidden-slide", "隐藏幻灯片", "放映时跳过，打开文件即可看到；清理时删除。"),
        new(ReleaseFindingKind.Attachment, "attachment", "PDF 附件", "PDF 内附带其他文件；清理时删除。"),
        new(ReleaseFindingKind.Annotation, "annotation", "PDF 批注", "批注、链接目标和批注人仍在文件中；清理时删除。"),
        new(ReleaseFindingKind.CoveringAnnotation, "covering-annotation", "用批注遮盖", "批注色块可以移开，下面的内容仍可读取；请在原文中删除或替换后重新导出 PDF。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.FormField, "form-field", "表单字段", "表单中的填写内容和选项仍可读取；请把 PDF 打印为新的 PDF 后重新上传。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.Script, "script", "脚本或自动动作", "打开文件时可能运行；清理时删除。"),
        new(ReleaseFindingKind.HiddenLayer, "hidden-layer", "隐藏图层", "图层默认不显示，阅读器中可打开；请合并或删除图层后重新导出 PDF。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.OldRevision, "old-revision", "旧版本内容", "增量保存留下了修改前的内容，可以还原；清理时只保留当前版本。"),
        new(ReleaseFindingKind.ReplacementText, "replacement-text", "替代文字", "复制时得到的文字与画面不同；清理时删除。"),
        new(ReleaseFindingKind.InvisibleText, "invisible-text", "不可见文字", "不显示却可复制、可检索的文字；清理时删除。"),
        new(ReleaseFindingKind.CoveredText, "covered-text", "色块遮盖的文字", "色块或图片下面的文字、与底色相同的文字仍可复制；请在原文中删除或替换这些文字后重新上传，PDF 须重新导出。", ReleaseHandling.Decided),
        new(ReleaseFindingKind.PersonalData, "personal-data", "个人信息", "疑似个人信息；请删除或按建议遮盖后重新上传，依法可以公开的须说明理由并经第二人复核。", ReleaseHandling.Decided),
    ];

    public static ReleaseFindingKindRow Of(ReleaseFindingKind kind) => All[(int)kind];
}
