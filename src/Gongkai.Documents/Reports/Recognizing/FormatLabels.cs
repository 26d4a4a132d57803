using System.Runtime.CompilerServices;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Everything the recogniser looks up, prepared once for a set of formats.</summary>
internal sealed class FormatLabels
{
    private static readonly ConditionalWeakTable<ReportFormats, FormatLabels> s_known = [];

    private FormatLabels(ReportFormats formats)
    {
        Formats = formats;
        Sections = new SectionFinder(formats.All[^1].Sections);
        Tables = [.. formats.All.SelectMany(format => format.Tables).GroupBy(table => table.Id).Select(group => new RowLabels([.. group]))];
    }

    public ReportFormats Formats { get; }

    public SectionFinder Sections { get; }

    /// <summary>One entry a table id, in the order of the parts.</summary>
    public IReadOnlyList<RowLabels> Tables { get; }

    public static FormatLabels Of(ReportFormats formats) => s_known.GetValue(formats, known => new FormatLabels(known));
}
