using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Cli.Tests;

/// <summary>Reports of organs that do not exist, written to files for the command line.</summary>
internal static class SampleReports
{
    /// <summary>All sums hold.</summary>
    internal static ReportBuilder Clean() => ReportBuilder.For("2021").Year(2022)
        .Row("part3.newReceived", 3, 0, 0, 0, 0, 0, 3)
        .Row("part3.granted", 2, 0, 0, 0, 0, 0, 2)
        .Row("part3.unableNotHeld", 1, 0, 0, 0, 0, 0, 1)
        .Row("part3.resultsTotal", 3, 0, 0, 0, 0, 0, 3);

    /// <summary>B02 and B03 break in two columns.</summary>
    internal static ReportBuilder Broken() => Clean()
        .Row("part3.resultsTotal", 2, 0, 0, 0, 0, 0, 2);

    internal static string Write(this AnnualReport report, ScratchFolder folder, string name)
    {
        var path = folder.File(name);
        using var file = File.Create(path);
        ReportConverter.Write(report, ReportOutputFormat.Html, file);
        return path;
    }
}
