using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>公开年报 — puts a signed report on the portal as an item of 政府信息公开年报, with DOCX and, where an office program is installed, PDF; one version is public; 条例 50.</summary>
public sealed class PublishReport(GongkaiDb db, Caller caller, SiteClock clock, StoreFile store, ItemChecks checks)
{
    private const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<Result<Guid>> RunAsync(int year, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.SignReports) && !caller.May(Permission.EditSite) && caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        var found = await db.OwnReportAsync(caller, year, cancellation);
        if (!found.TryGet(out var working))
        {
            return found.Refusal!;
        }

        if (working.State != WritingState.SignedOff)
        {
            return new Refusal("report-not-signed", working.State == WritingState.Published ? "这份年报已经公开。" : "年报签发以后才能公开，请先送审、签发。");
        }

        var kept = await db.Reports.FirstAsync(report => report.Id == working.Id, cancellation);
        var column = await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.OrganId == null && column.IsActive && column.Kind == ItemKind.AnnualReport).OrderBy(column => column.Position).FirstOrDefaultAsync(cancellation);
        if (column is null)
        {
            return new Refusal("report-column", "网站没有“政府信息公开年报”栏目，请网站管理员先设置栏目。");
        }

        var report = KeptReports.Read(kept.Content);
        var papers = await PapersAsync(report, cancellation);
        var published = Guid.Empty;
        // The item is checked as it lies in the database: it is written in the transaction of the commit, so that a refusal leaves nothing of it.
        db.Within(async stop =>
        {
            var attached = await AttachAsync(papers, stop);
            var made = attached.TryGet(out var files) ? await ItemAsync(working, (report, column.Id, files), stop) : attached.Refusal!;
            if (!made.TryGet(out var item))
            {
                return made.Refusal;
            }

            (working.State, working.PublicationId, published) = (WritingState.Published, item.Id, item.Id);
            kept.PublishedAt = clock.Now;
            await ReportFactRows.KeepAsync(db, kept, report.OrganKind ?? OrganKind.MunicipalDepartment, stop);
            return null;
        });
        db.Record(CompilingEvents.Published.On(working.OrganId, CompilingEvents.Subject, working.Id).With(new { year }) with { Provision = "条例第五十条" });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : published;
    }

    // The stages were those of the report; the item records who signed.
    private async Task<Result<Publication>> ItemAsync(YearReport working, (AnnualReport Report, Guid Column, IReadOnlyList<AttachedFile> Files) content, CancellationToken cancellation)
    {
        var text = new ItemContent(content.Report.Title!, ItemKind.AnnualReport, content.Column, ReportBody.Of(content.Report))
        {
            IssuingOrgan = content.Report.Organ!,
            DatedOn = working.SignedOn,
            Keywords = "政府信息公开、年度报告",
            Summary = $"{content.Report.Organ}{working.Year}年政府信息公开工作年度报告。",
            Editor = caller.Name,
            Attachments = content.Files,
        };
        var created = await CreateDraft.AddAsync(db, (caller, null, clock), text, "", cancellation);
        if (!created.TryGet(out var item))
        {
            return created.Refusal!;
        }

        if (item.Submit(new ReviewRoute([new ReviewStage("年报签发", ReviewDuty.Approve)]), clock.Now) is { } notSubmitted)
        {
            return notSubmitted;
        }

        db.Add(new ReviewRecord(clock.NewId(), item, ReviewDecision.Passed, clock.Now) { ReviewerId = working.SignedById ?? Guid.Empty, ReviewerName = working.SignedBy, Gates = FiveGates.AllPassed, Opinion = "随年报签发" });
        if (item.PassStage(clock.Now) is { } notPassed)
        {
            return notPassed;
        }

        await db.SaveChangesAsync(cancellation);
        if (await Publishing.PublishAsync(db, item, checks, clock, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await ReplaceAsync(working, item, cancellation) is { } notReplaced ? notReplaced : item;
    }

    private async Task<Refusal?> ReplaceAsync(YearReport working, Publication item, CancellationToken cancellation)
    {
        if (working.PublicationId is not { } former || await db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == former, cancellation) is not { State: ItemState.Published } replaced)
        {
            return null;
        }

        if (replaced.ReplaceWith(item, "年度报告更正，以新发布的为准。", clock.Now) is { } refusal)
        {
            return refusal;
        }

        db.Add(new ItemRelation(item.Id, replaced.Id, RelationKind.Replaces));
        db.Tell(replaced, PublicChangeKind.Replaced, replaced.PublicReason, clock);
        db.Note(replaced, "item-replaced", replaced.PublicReason, new { successor = item.Id });
        db.EnqueueItemIndex(replaced.Id, clock);
        return null;
    }

    private static async Task<IReadOnlyList<(string Name, string MediaType, byte[] Content)>> PapersAsync(AnnualReport report, CancellationToken cancellation)
    {
        using var docx = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Docx, docx);
        var papers = new List<(string, string, byte[])> { ($"{report.Title}.docx", DocxType, docx.ToArray()) };
        if (await OfficePdf.ConvertAsync(docx.ToArray(), cancellation) is { } pdf)
        {
            papers.Add(($"{report.Title}.pdf", "application/pdf", pdf));
        }

        return papers;
    }

    private async Task<Result<IReadOnlyList<AttachedFile>>> AttachAsync(IReadOnlyList<(string Name, string MediaType, byte[] Content)> papers, CancellationToken cancellation)
    {
        var files = new List<AttachedFile>();
        foreach (var (name, mediaType, bytes) in papers)
        {
            using var content = new MemoryStream(bytes);
            var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, name, mediaType, content), cancellation);
            if (!stored.TryGet(out var file))
            {
                return stored.Refusal!;
            }

            files.Add(new AttachedFile(file.Id, file.Name));
        }

        await db.SaveChangesAsync(cancellation);
        return files;
    }
}
