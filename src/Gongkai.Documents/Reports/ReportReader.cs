using Gongkai.Documents.Reports.Recognizing;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports;

/// <summary>读取年报 — reads an annual report from the bytes of a file of any supported kind, or says in one sentence why it cannot.</summary>
public sealed class ReportReader
{
    private readonly ReportFormats _formats;
    private readonly SourceLimits _limits;

    public ReportReader(ReportFormats? formats = null, SourceLimits? limits = null)
    {
        _formats = formats ?? ReportFormats.Shipped;
        _limits = limits ?? SourceLimits.Default;
    }

    /// <summary>Reads one report.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">Its name; a hint only, the content decides.</param>
    /// <param name="part">Which report to read where the file holds several, from 1; null refuses such a file.</param>
    /// <returns>The report, possibly with unreadable parts named in it; a refusal where nothing can be said of the file as a report.</returns>
    public Result<AnnualReport> Read(ReadOnlyMemory<byte> content, string name, int? part = null)
    {
        var opened = SourceOpener.Open(content, name, _limits);
        return opened.TryGet(out var document) ? ReportRecognizer.Recognize(document, _formats, part) : opened.Refusal!;
    }
}
