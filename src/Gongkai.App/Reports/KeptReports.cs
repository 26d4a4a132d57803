using System.Text;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;

namespace Gongkai.App.Reports;

/// <summary>留存年报 — reports as they lie in the database, read back with the report engine.</summary>
public static class KeptReports
{
    /// <exception cref="InvalidDataException">The content is not what was written.</exception>
    public static AnnualReport Read(string content)
    {
        var read = new ReportReader().Read(Encoding.UTF8.GetBytes(content), "report.json");
        return read.TryGet(out var report) ? report : throw new InvalidDataException(read.Refusal!.Code);
    }
}
