using System.Buffers;
using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>报送的文件 — a report file with what is known about it beforehand.</summary>
/// <param name="OrganId">The organ it is filed for.</param>
/// <param name="Year">The report year that is expected.</param>
public sealed record ReportUpload(Guid OrganId, int Year, string FileName, ReadOnlyMemory<byte> Content, Guid? FileId = null);

/// <summary>报送年报 — takes a report from a file, reads and checks it, and keeps it as the organ's report of the year; 条例 49.</summary>
public sealed class FileReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <returns>The id of the kept report; a refusal where the file is no report, names another organ or year, or the year is accepted already.</returns>
    public async Task<Result<Guid>> RunAsync(ReportUpload upload, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == upload.OrganId, cancellation);
        if (organ is null)
        {
            return new Refusal("organ-unknown", "没有这个机关，请从机关目录中选择。");
        }

        var read = new ReportReader().Read(upload.Content, upload.FileName);
        if (!read.TryGet(out var report))
        {
            return read.Refusal!;
        }

        if (report.Year is { } year && year != upload.Year)
        {
            return new Refusal("report-other-year", $"文件写明是 {year} 年度的报告，与所选的 {upload.Year} 年度不符，请核对后重新报送。", Provision.Regulation("第四十九条"));
        }

        if (report.Organ is { } name && !OrganNames.AreSame(name, organ.Name))
        {
            return new Refusal("report-other-organ", $"文件写明的机关是“{name}”，与“{organ.Name}”不符，请核对后重新报送。");
        }

        var added = await AddAsync(organ, report, upload, cancellation);
        if (!added.TryGet(out var kept))
        {
            return added.Refusal!;
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : kept.Id;
    }

    /// <summary>Adds a report that was read already to the session; the use case that asked commits.</summary>
    internal async Task<Result<FiledReport>> AddAsync(Organ organ, AnnualReport report, ReportUpload upload, CancellationToken cancellation)
    {
        var kept = await db.Reports.FirstOrDefaultAsync(kept => kept.OrganId == organ.Id && kept.Year == upload.Year, cancellation);
        if (kept?.State == FilingState.Accepted)
        {
            return new Refusal("report-accepted", $"{upload.Year} 年度报告已经通过，不能直接替换；确需更正的，请主管部门先退回。");
        }

        if (kept is { Origin: ReportOrigin.Compiled })
        {
            return new Refusal("report-being-compiled", $"{organ.Name}在系统里编制 {upload.Year} 年度报告，不能再用文件报送；请在年报页面继续编制。");
        }

        if (kept is null)
        {
            kept = new FiledReport { Id = clock.NewId(), OrganId = organ.Id, Year = upload.Year, Origin = ReportOrigin.Uploaded };
            db.Add(kept);
        }

        var check = ReportChecker.Check(report, await LastYear(organ.Id, upload.Year, cancellation));
        Fill(kept, report, check, upload);
        (kept.State, kept.FiledAt, kept.Remark) = (FilingState.Filed, clock.Now, "");
        await Supervision.ReportFactRows.KeepAsync(db, kept, organ.Kind, cancellation);
        db.Record(new EventDraft(organ.Id, "report", kept.Id, "report-filed") { Provision = "条例第四十九条" }
            .With(new { upload.Year, kept.Errors, kept.Warnings, kept.Unreadable }));
        return kept;
    }

    internal static void Fill(FiledReport kept, AnnualReport report, CheckResult check, ReportUpload upload)
    {
        var content = new ArrayBufferWriter<byte>();
        ReportJson.Write(content, report, upload.FileName, isIndented: false);
        kept.Content = Encoding.UTF8.GetString(content.WrittenSpan);
        kept.Figures = PackedFigures.Pack(report);
        kept.Format = report.FormatId ?? "";
        kept.Title = report.Title ?? "";
        kept.SourceName = upload.FileName;
        kept.FileId = upload.FileId;
        kept.Errors = check.Count(Severity.Error);
        kept.Warnings = check.Count(Severity.Warning);
        kept.Unreadable = report.Unreadable.Count;
    }

    private async Task<AnnualReport?> LastYear(Guid organ, int year, CancellationToken cancellation)
    {
        var content = await db.Reports.Where(report => report.OrganId == organ && report.Year == year - 1).Select(report => report.Content).FirstOrDefaultAsync(cancellation);
        return content is null ? null : KeptReports.Read(content);
    }
}
