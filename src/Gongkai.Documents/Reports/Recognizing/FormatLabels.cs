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
        Sections = new SectionFinder([.. formats.All.SelectMany(format => format.Sections).DistinctBy(section => (section.Number, section.Heading))]);
        Families = [.. formats.All.SelectMany(format => format.Tables).GroupBy(table => table.Id).Select(group => ToFamilies([.. group]))];
        Tables = [.. Families.SelectMany(families => families)];
    }

    public ReportFormats Formats { get; }

    public SectionFinder Sections { get; }

    /// <summary>For each table id, in the order of the parts: the formats whose labels can be
    /// looked up together, for none means different things in them.</summary>
    public IReadOnlyList<IReadOnlyList<RowLabels>> Families { get; }

    /// <summary>All families of all tables.</summary>
    public IReadOnlyList<RowLabels> Tables { get; }

    public static FormatLabels Of(ReportFormats formats) => s_known.GetValue(formats, known => new FormatLabels(known));

    private static List<RowLabels> ToFamilies(List<TableFormat> tables)
    {
        var families = new List<RowLabels>();
        foreach (var table in tables)
        {
            var own = new RowLabels([table]);
            var index = families.FindIndex(family => own.MayJoin(family));
            if (index < 0)
            {
                families.Add(own);
            }
            else
            {
                families[index] = new RowLabels([.. families[index].Tables, table]);
            }
        }

        return families;
    }
}
