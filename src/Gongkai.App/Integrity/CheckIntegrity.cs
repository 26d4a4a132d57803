using System.Globalization;
using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Integrity;

/// <summary>完整性核对结果 — how much was looked at, what was marked for the first time or anew, and what had been altered.</summary>
public sealed record IntegrityReport(int Items, int Files, int Marked, int Found)
{
    public string InChinese => $"核对信息 {Items} 条、文件 {Files} 个，新标记 {Marked} 个，发现改动 {Found} 处";
}

/// <summary>核对页面完整性 — compares every public text and file with its mark; what changed without a recorded step is altered, and opens a record of security work.</summary>
public sealed class CheckIntegrity(SiteDatabase database, Vault vault, SiteClock clock, OpenFile open)
{
    private const int Batch = 200;

    public async Task<IntegrityReport> RunAsync(CancellationToken cancellation = default)
    {
        var report = new IntegrityReport(0, 0, 0, 0);
        for (long last = 0; ;)
        {
            // Before the reading: what is changed from here on is a change after the mark.
            var now = clock.Now;
            await using var db = database.Open(OrganScope.Site);
            var items = await PublicItems.Of(db, now).Where(item => item.Sequence > last).OrderBy(item => item.Sequence).Take(Batch).ToListAsync(cancellation);
            if (items.Count == 0)
            {
                return report;
            }

            last = items[^1].Sequence!.Value;
            report = await BatchAsync(db, items, report, now, cancellation);
        }
    }

    private async Task<IntegrityReport> BatchAsync(GongkaiDb db, List<Publication> items, IntegrityReport report, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = items.ConvertAll(item => item.Id);
        var attachments = await db.Set<ItemAttachment>().AsNoTracking().Where(attachment => ids.Contains(attachment.PublicationId))
            .OrderBy(attachment => attachment.Position).ThenBy(attachment => attachment.FileId).ToListAsync(cancellation);
        var fileIds = attachments.Select(attachment => attachment.FileId).Distinct().ToList();
        var files = await db.Files.AsNoTracking().Where(file => fileIds.Contains(file.Id) && !file.IsSealed).ToListAsync(cancellation);
        var subjects = items.Select(item => new Subject(item.Id, item.OrganId, MarkedKind.Item, item.Title, Text(item, attachments.Where(attachment => attachment.PublicationId == item.Id)), ""))
            .ToList();
        foreach (var file in files)
        {
            subjects.Add(new Subject(file.Id, file.OrganId, MarkedKind.File, file.Name, $"{file.Name}\n{file.Length}\n{file.Checksum}", await DamageAsync(file, cancellation)));
        }

        var marks = await KnownAsync(db, [.. ids, .. fileIds], cancellation);
        await db.Set<IntegrityMark>().Where(mark => ids.Contains(mark.Id) || fileIds.Contains(mark.Id)).ExecuteUpdateAsync(mark => mark.SetProperty(each => each.CheckedAt, now), cancellation);
        var organs = new HashSet<Guid>();
        foreach (var subject in subjects)
        {
            var (isNew, isFound) = await CompareAsync(db, marks, subject, now, cancellation);
            report = report with { Marked = report.Marked + (isNew ? 1 : 0), Found = report.Found + (isFound ? 1 : 0) };
            if (isNew || isFound)
            {
                organs.Add(subject.OrganId);
            }
        }

        foreach (var organ in organs)
        {
            db.Record(IntegrityEvents.Checked.On(organ, IntegrityEvents.Subject, null));
        }

        // Somebody worked on one of them meanwhile: the next run looks at all of them again.
        if (organs.Count > 0)
        {
            await db.CommitAsync(Caller.Site("integrity"), clock, cancellation);
        }

        return report with { Items = report.Items + items.Count, Files = report.Files + files.Count };
    }

    private async Task<(bool IsNew, bool IsFound)> CompareAsync(GongkaiDb db, Dictionary<Guid, IntegrityMark> marks, Subject subject, DateTimeOffset now, CancellationToken cancellation)
    {
        var mark = vault.BlindIndex($"integrity {subject.Id} {subject.Text}");
        if (!marks.TryGetValue(subject.Id, out var known))
        {
            known = new IntegrityMark { Id = subject.Id, OrganId = subject.OrganId, Kind = subject.Kind, Title = subject.Title, Mark = mark, MarkedAt = now, CheckedAt = now };
            marks.Add(subject.Id, known);
            db.Add(known);
            return (true, Found(db, known, subject.Damage));
        }

        if (known.FoundAt is not null)
        {
            return (false, false);
        }

        if (known.Mark != mark && await db.Events.AnyAsync(done => done.SubjectId == subject.Id && done.HappenedAt > known.MarkedAt && done.SubjectKind != IntegrityEvents.Subject, cancellation))
        {
            (known.Mark, known.MarkedAt, known.Title) = (mark, now, subject.Title);
            return (true, Found(db, known, subject.Damage));
        }

        return (false, Found(db, known, known.Mark == mark ? subject.Damage : subject.Kind == MarkedKind.Item ? "标题、正文或者附件与上次核对时不同，而办理记录里没有改动" : "文件的登记内容与上次核对时不同，而办理记录里没有改动"));
    }

    private bool Found(GongkaiDb db, IntegrityMark mark, string finding)
    {
        if (finding.Length == 0)
        {
            return false;
        }

        IntegrityFinding.Open(db, mark, finding, (vault, clock));
        return true;
    }

    private async Task<string> DamageAsync(StoredFile file, CancellationToken cancellation)
    {
        try
        {
            return (await open.ReadAllAsync(file, cancellation)).IsEmpty ? "文件库里找不到文件的内容" : "";
        }
        catch (DamagedFileException)
        {
            return "文件的内容与校验和不符";
        }
    }

    private static async Task<Dictionary<Guid, IntegrityMark>> KnownAsync(GongkaiDb db, List<Guid> ids, CancellationToken cancellation) =>
        await db.Set<IntegrityMark>().Where(mark => ids.Contains(mark.Id)).ToDictionaryAsync(mark => mark.Id, cancellation);

    // What a reader sees of an item; validity follows from dates that recorded steps set.
    private static string Text(Publication item, IEnumerable<ItemAttachment> attachments)
    {
        var text = new StringBuilder().Append(item.Title).Append('\n').Append(item.DocumentNumber).Append('\n').Append(item.IndexNumber).Append('\n').Append(item.IssuingOrgan).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{item.PublishedAt:O}").Append('\n').Append(item.BodyHtml);
        foreach (var attachment in attachments)
        {
            text.Append('\n').Append(attachment.FileId).Append(' ').Append(attachment.Name);
        }

        return text.ToString();
    }

    private sealed record Subject(Guid Id, Guid OrganId, MarkedKind Kind, string Title, string Text, string Damage);
}
