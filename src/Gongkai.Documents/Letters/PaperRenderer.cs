using Gongkai.Documents.Office;
using Gongkai.Domain;

namespace Gongkai.Documents.Letters;

/// <summary>文书输出 — a paper as text, preview, official document or PDF.</summary>
public static class PaperRenderer
{
    private static readonly TimeSpan s_longestConversion = TimeSpan.FromSeconds(60);

    /// <summary>Plain text, for mails and for comparing.</summary>
    public static string Text(Paper paper) => PaperText.Of(paper);

    /// <summary>Preview as a piece of a page; safe to put into a page as it is.</summary>
    public static string Html(Paper paper) => PaperHtml.Of(paper);

    /// <summary>Writes the official document (DOCX).</summary>
    /// <param name="output">Receives the file; stays open.</param>
    /// <param name="paper">The paper.</param>
    public static void WriteDocx(Stream output, Paper paper) => PaperDocx.Write(output, paper);

    /// <summary>The paper as PDF by LibreOffice, or why there is none; answers within a minute.</summary>
    public static Result<byte[]> Pdf(Paper paper)
    {
        using var document = new MemoryStream();
        PaperDocx.Write(document, paper, isForConversion: true);
        return PdfOf(document.ToArray());
    }

    /// <summary>A document that was issued before, as PDF: what was sent, in another format.</summary>
    public static Result<byte[]> PdfOf(byte[] docx)
    {
        var conversion = new OfficeConversion("docx", "pdf", s_longestConversion).Run(docx);
        return conversion.Outcome switch
        {
            OfficeConversionOutcome.Converted when conversion.Content.AsSpan().StartsWith("%PDF-"u8) => conversion.Content,
            OfficeConversionOutcome.NotInstalled => new Refusal(
                "paper-pdf-office-missing", "生成PDF需要LibreOffice，本机没有安装；请管理员安装libreoffice-writer-nogui，或者下载DOCX后自行导出。"),
            OfficeConversionOutcome.TooSlow => new Refusal("paper-pdf-too-slow", "LibreOffice在60秒内没有生成PDF；请稍后再试，或者下载DOCX后自行导出。"),
            _ => new Refusal("paper-pdf-failed", "LibreOffice没有生成可用的PDF；请下载DOCX后自行导出，并请管理员检查LibreOffice的安装。"),
        };
    }
}
