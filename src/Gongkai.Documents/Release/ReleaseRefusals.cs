using Gongkai.Domain;

namespace Gongkai.Documents.Release;

/// <summary>不放行理由 — every reason for which a file is held, one sentence each.</summary>
internal static class ReleaseRefusals
{
    public static Refusal Empty { get; } = new("release-empty", "文件是空的，不予放行；请重新上传有内容的文件。");

    public static Refusal TooLarge { get; } = new("release-too-large", "文件超过可检查的大小，不予放行；请拆分或压缩图片后重新上传。");

    public static Refusal TooMuchInside { get; } = new("release-too-much-inside", "文件解开后过大或嵌套过深，不能全部检查，不予放行；请删去多余内容后重新上传。");

    public static Refusal Broken { get; } = new("release-broken", "文件不完整或结构异常，不能全部检查，不予放行；请用原软件打开后另存，再重新上传。");

    public static Refusal Encrypted { get; } = new("release-encrypted", "文件有密码或已加密，不能检查，不予放行；请去掉密码另存后重新上传。");

    public static Refusal Legacy { get; } = new("release-legacy-office", "旧版 Office 格式（DOC、XLS、PPT）不能检查，不予放行；请另存为 DOCX、XLSX、PPTX 或导出为 PDF 后重新上传。");

    public static Refusal Rtf { get; } = new("release-rtf", "RTF 格式不能检查，不予放行；请另存为 DOCX 或导出为 PDF 后重新上传。");

    public static Refusal Macros { get; } = new("release-macros", "文件含有宏或是二进制格式，不予放行；请另存为不含宏的 DOCX、XLSX 或 PPTX 后重新上传。");

    public static Refusal Archive { get; } = new("release-archive", "压缩包不能整体放行；请解压后逐个上传其中的文件。");

    public static Refusal Unknown { get; } = new("release-unknown-format", "不认得的文件格式，不予放行；请换成 DOCX、XLSX、PPTX、PDF、JPEG、PNG 或纯文本后重新上传。");

    public static Refusal Page { get; } = new("release-page", "网页和标记文件不能检查，不予放行；请导出为 PDF 或 DOCX 后重新上传。");

    public static Refusal Encoding { get; } = new("release-encoding", "文字编码不是 UTF-8、GB18030 或 UTF-16，不能检查，不予放行；请另存为 UTF-8 后重新上传。");

    public static Refusal PdfReader { get; } = new("release-pdf-reader-missing", "检查 PDF 的文字需要 poppler 的 pdftotext 程序，本机没有安装，不予放行；请管理员安装 poppler-utils 后再检查。");

    public static Refusal PdfReading { get; } = new("release-pdf-unread", "PDF 的文字在规定时间内没有读出，不予放行；请重新导出较小的 PDF 后上传。");

    public static Refusal PdfFilter { get; } = new("release-pdf-filter", "PDF 使用了不能检查的压缩方式，不予放行；请重新导出 PDF 后上传。");

    public static Refusal FormulaWithoutValue { get; } = new("release-formula-without-value", "表中有公式没有保存结果，不能改为数值；请用 Excel 或 WPS 打开保存一次后重新上传。");

    public static Refusal OtherFile { get; } = new("release-other-file", "检查报告不是这个文件的，或检查规则已经更新；请重新检查后再清理。");

    public static Refusal StillFound(string places) => new("release-not-clean", $"清理后复查仍有问题，不予放行：{places}；请按提示修改原文后重新上传，或说明理由并经第二人复核。");
}

/// <summary>中止检查 — carries a refusal out of the depth of a parser to the inspector; it never leaves the gate.</summary>
internal sealed class ReleaseHeldException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
