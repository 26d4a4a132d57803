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
        var attached = await AttachAsync(report, cancellation);
        if (!attached.TryGet(out var files))
        {
            return attached.Refusal!;
        }

        var published = await ItemAsync(working, (report, column.Id, files), cancellation);
        if (!published.TryGet(out var item))
        {
            return published.Refusal!;
        }

        (working.State, working.PublicationId) = (WritingState.Published, item.Id);
        kept.PublishedAt = clock.Now;
        await ReportFactRows.KeepAsync(db, kept, report.OrganKind ?? OrganKind.MunicipalDepartment, cancellation);
        db.Record(CompilingEvents.Published.On(working.OrganId, CompilingEvents.Subject, working.Id).With(new { year, item.IndexNumber }) with { Provision = "条例第五十条" });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : item.Id;
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

        return working.PublicationId is { } former && await db.Set<Publication>().FirstOrDefaultAsync(one => one.Id == former, cancellation) is { State: ItemState.Published } replaced
            && replaced.ReplaceWith(item, "年度报告更正，以新发布的为准。", clock.Now) is { } notReplaced ? notReplaced : item;
    }

    private async Task<Result<IReadOnlyList<AttachedFile>>> AttachAsync(AnnualReport report, CancellationToken cancellation)
    {
        using var docx = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Docx, docx);
        docx.Position = 0;
        var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, $"{report.Title}.docx", DocxType, docx), cancellation);
        if (!stored.TryGet(out var first))
        {
            return stored.Refusal!;
        }

        var files = new List<AttachedFile> { new(first.Id, first.Name) };
        if (await OfficePdf.ConvertAsync(docx.ToArray(), cancellation) is { } pdf)
        {
            using var content = new MemoryStream(pdf);
            var made = await store.RunAsync(db, new IncomingFile(caller.OrganId, $"{report.Title}.pdf", "application/pdf", content), cancellation);
            if (made.TryGet(out var second))
            {
                files.Add(new AttachedFile(second.Id, second.Name));
            }
        }

        await db.SaveChangesAsync(cancellation);
        return files;
    }
}
