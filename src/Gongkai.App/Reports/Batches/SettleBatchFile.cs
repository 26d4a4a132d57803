using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>确认方式 — what a person makes of a file that the reader left open.</summary>
public enum BatchVerdict
{
    /// <summary>是这个机关的年报: taken with the figures as they were read.</summary>
    Take,

    /// <summary>是这个机关的年报，但读不出: filed with every cell unreadable, so that nobody counts it as zero.</summary>
    TakeUnread,

    /// <summary>不收.</summary>
    LeaveOut,
}

/// <summary>确认意见 — verdict, organ, year and the reason that is kept.</summary>
public sealed record BatchOpinion(Guid FileId, BatchVerdict Verdict, string Note)
{
    public Guid? OrganId { get; init; }

    /// <summary>The year it is of; that of the batch where left out.</summary>
    public int? Year { get; init; }
}

/// <summary>人工确认 — settles a file that the reader refused or could not place; the person answers for it with a note.</summary>
public sealed class SettleBatchFile(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(BatchOpinion opinion, OpenFile open, CancellationToken cancellation = default)
    {
        var file = await db.Set<BatchFile>().FirstOrDefaultAsync(file => file.Id == opinion.FileId && file.OrganId == caller.OrganId, cancellation);
        if ((caller.Lacks(Permission.SuperviseOrgans) ?? Refuses(file, opinion)) is { } refusal)
        {
            return refusal;
        }

        if (opinion.Verdict == BatchVerdict.LeaveOut)
        {
            file!.State = BatchFileState.LeftOut;
            return await SettleAsync(file, opinion, cancellation);
        }

        var batch = await db.Set<ReportBatch>().FirstAsync(batch => batch.Id == file!.BatchId, cancellation);
        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == opinion.OrganId, cancellation);
        if (organ is null || !db.Scope.Includes(organ) || ReportFormats.Shipped.ForYear(opinion.Year ?? batch.Year) is not { } format)
        {
            return new Refusal("organ-unknown", "请选择本级或者下级的机关，以及有规定格式的年度。");
        }

        var stored = await db.Files.AsNoTracking().FirstAsync(one => one.Id == file!.FileId, cancellation);
        var content = await open.ReadAllAsync(stored, cancellation);
        var upload = new ReportUpload(organ.Id, opinion.Year ?? batch.Year, file!.Name, content, file.FileId);
        var read = opinion.Verdict == BatchVerdict.TakeUnread ? Unread(organ, upload.Year, format) : new ReportReader().Read(content, file.Name);
        if (!read.TryGet(out var report))
        {
            return new Refusal("report-not-read", $"{read.Refusal!.Message}如果确实是年报，请选“读不出，按已报送登记”。");
        }

        var added = await new FileReport(db, caller, clock).AddAsync(organ, report, upload, cancellation);
        if (!added.TryGet(out var kept))
        {
            return added.Refusal;
        }

        (file.State, file.MatchedId, file.ReportId) = (BatchFileState.Confirmed, organ.Id, kept.Id);
        return await SettleAsync(file, opinion, cancellation);
    }

    private static Refusal? Refuses(BatchFile? file, BatchOpinion opinion) =>
        file is null ? new Refusal("batch-file-unknown", "没有找到这个文件，请从批次页面重新打开。")
        : file.State != BatchFileState.Unsettled ? new Refusal("batch-file-settled", "这个文件已经处理过了，请刷新页面。")
        : opinion.Note.Trim().Length is < 2 or > 500 ? new Refusal("batch-note", "请写明确认的依据，2 至 500 个字，说明会留存。")
        : null;

    private async Task<Refusal?> SettleAsync(BatchFile file, BatchOpinion opinion, CancellationToken cancellation)
    {
        (file.Note, file.DecidedBy, file.DecidedAt) = (opinion.Note.Trim(), caller.Name, clock.Now);
        db.Record(CompilingEvents.BatchSettled.On(file.OrganId, CompilingEvents.Subject, file.BatchId)
            .With(new { file = file.Name, verdict = opinion.Verdict.ToString() }) with
        { Reason = file.Note });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private static Result<AnnualReport> Unread(Organ organ, int year, ReportFormat format) => new AnnualReport
    {
        Organ = organ.Name,
        OrganKind = organ.Kind,
        Year = year,
        Title = ReportAssembly.TitleOf(organ.Name, year),
        Sections = [.. format.Sections.Select(section => new ReportSection(section.Number, section.Heading, "", SourcePlace.None))],
        Tables = [.. format.Tables.Select(table => new ReportTable(table, new Cell?[table.CellCount]))],
        Unreadable = [.. format.Tables.Select(table => new Unreadable(table.Id, "entered-unread", $"第{"一二三四五六"[table.Section - 1]}部分的表没有读出，请对照原件逐格填写，或者请机关重新报送。", SourcePlace.None))],
    };
}
