using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>拒读理由 — every reason for which a file is not read, one sentence each; the opener puts the file's name in front.</summary>
internal static class SourceRefusals
{
    public static Refusal Empty { get; } = new("source-empty", "文件是空的，请换成有内容的年度报告文件。");

    public static Refusal TooLarge { get; } = new("source-too-large", "文件过大，不像年度报告，请只保留报告正文和表格后再读。");

    public static Refusal TextTooLong { get; } = new("source-text-too-long", "文字过多，超出可读上限，请只保留报告正文和表格后再读。");

    public static Refusal Binary { get; } = new("source-binary", "内容不是文字，也不是认得的文档格式，请换成 DOCX、PDF、HTML 或纯文本后再读。");

    public static Refusal Encoding { get; } = new("source-encoding", "文字编码不是 UTF-8、GB18030 或 UTF-16，请另存为 UTF-8 后再读。");

    public static Refusal Rtf { get; } = new("source-rtf", "这是 RTF 格式，不能直接读取，请用 Word 或 WPS 另存为 DOCX 后再读。");

    public static Refusal FlatWord { get; } = new("source-flat-word", "这是 Word XML 格式，不能直接读取，请用 Word 或 WPS 另存为 DOCX 后再读。");

    public static Refusal Encrypted { get; } = new("source-encrypted", "文件有密码，请去掉密码另存后再读。");

    public static Refusal BrokenPackage { get; } = new("source-package-broken", "文件不完整或已损坏，打不开其中的内容，请重新下载或重新保存后再读。");

    public static Refusal BrokenXml { get; } = new("source-xml-broken", "文件内部的 XML 有误，可能不完整，请用 Word、Excel 或 WPS 重新保存后再读。");

    public static Refusal PackageTooLarge { get; } = new("source-package-too-large", "文件解压后过大，疑似压缩炸弹，不予读取；请删去图片和附件，重新保存后再读。");

    public static Refusal TooManyCells { get; } = new("source-too-many-cells", "表格单元格过多，不像年度报告，请只保留报告的表格后再读。");

    public static Refusal TooManyColumns { get; } = new("source-too-many-columns", "表格列数过多，不像年度报告，请只保留报告的表格后再读。");

    public static Refusal TooManyBlocks { get; } = new("source-too-many-blocks", "段落过多，不像年度报告，请只保留报告正文和表格后再读。");

    public static Refusal TooDeep { get; } = new("source-too-deep", "内容嵌套层数过多，不像正常的网页或文档，请另存为 DOCX 或纯文本后再读。");

    public static Refusal TooCostly { get; } = new("source-too-costly", "内容结构异常，读取超过时间或内存上限，请另存为 DOCX 或纯文本后再读。");

    public static Refusal NoText { get; } = new("source-no-text", "没有可读的文字，请换成含有报告文字的文件。");

    public static Refusal PageShell { get; } = new("source-page-shell", "网页本身没有正文，正文由脚本或内嵌页面另行加载，请在浏览器中打开后把正文另存再读。");

    public static Refusal NoEmbeddedReport { get; } = new("source-data-without-report", "数据里没有找到年度报告的正文，请换成含有报告正文的文件。");

    public static Refusal NoSheet { get; } = new("source-workbook-empty", "工作簿里没有可见的内容，请检查工作表是否被隐藏后再读。");

    public static Refusal Other(string kind, string remedy) => new("source-unsupported", $"这是{kind}，不能直接读取，{remedy}。");
}
