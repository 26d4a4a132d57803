using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Documents.Release;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>待放行文件 — a file on its way to the applicant, with what the gate found in it.</summary>
public sealed record FileToRelease(RequestFile File, string Name, ReleaseReport Report);

/// <summary>放行申请文件 — the one gate before a file reaches an applicant: inspects it, makes a clean copy and proves it, or lets a second person accept what is left with a reason; fails closed; 条例 15.</summary>
public sealed class ReleaseRequestFile(SiteDatabase database, SiteClock clock, Vault vault, StoreFile store, OpenFile open)
{
    private static readonly Refusal s_unknown = new("request-file-unknown", "没有找到这个文件，请从案件页重新进入。");
    private static readonly Refusal s_noReason = new("request-release-reason", "保留检查发现的内容，请写明为什么可以提供。");

    public async Task<Result<FileToRelease>> InspectAsync(Caller caller, Guid fileId, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReleaseFiles) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var read = await ReadAsync(db, caller, fileId, cancellation);
        return read.TryGet(out var content) ? content.File : read.Refusal!;
    }

    /// <param name="accepted">Keys of findings that stay, taken on by a person other than the one who added the file.</param>
    public async Task<Refusal?> RunAsync(Caller caller, Guid fileId, IReadOnlyList<string> accepted, string reason, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReleaseFiles) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var read = await ReadAsync(db, caller, fileId, cancellation);
        if (!read.TryGet(out var content))
        {
            return read.Refusal;
        }

        var (file, bytes, contacts) = content;
        var kept = file.Report.ToDecide.Where(finding => accepted.Contains(finding.Key)).ToList();
        if (kept.Count > 0 && (string.IsNullOrWhiteSpace(reason) ? s_noReason : await OwnAsync(db, caller, file.File, cancellation)) is { } refusal)
        {
            return refusal;
        }

        var cleaned = ReleaseCleaner.Clean(bytes, file.Report, ReleaseLimits.Default, contacts, kept);
        if (!cleaned.TryGet(out var clean))
        {
            return cleaned.Refusal;
        }

        var request = await db.Set<DisclosureRequest>().AsNoTracking().FirstAsync(request => request.Id == file.File.RequestId, cancellation);
        var copy = new FormFile(RequestFileRole.Released, file.Name, async (session, organ, token) =>
        {
            using var stream = new MemoryStream(clean.Content.ToArray(), writable: false);
            return await store.RunAsync(session, new IncomingFile(organ, file.Name, "application/octet-stream", stream) { IsSealed = true }, token);
        });
        db.Record((RequestEventKinds.FileReleased.On(request.OrganId, RequestEventKinds.Subject, request.Id) with { Reason = reason.Trim(), Provision = "条例第十五条" })
            .With(new { From = fileId, clean.Report.Sha256, Kept = kept.Count, ReleaseReport.CurrentRules }));
        return await new RequestFiles(db, clock, vault).AddAsync(request, copy, caller, cancellation, fileId) ?? await db.CommitAsync(caller, clock, cancellation);
    }

    // Whoever added the file is the first person; the second one is somebody else.
    private static async Task<Refusal?> OwnAsync(GongkaiDb db, Caller caller, RequestFile file, CancellationToken cancellation)
    {
        var (request, mark) = (file.RequestId, file.Id.ToString());
        var adders = await db.Events.AsNoTracking().Where(happened => happened.SubjectId == request && happened.Action == RequestEventKinds.FileAdded.Code && happened.Payload.Contains(mark))
            .Select(happened => happened.PersonId).ToListAsync(cancellation);
        return caller.PersonId is not { } person || adders.Count == 0 && file.AddedBy == caller.Name || adders.Contains(person)
            ? new Refusal("request-release-own", "保留检查发现的内容要由第二人决定，您是添加这个文件的人；请由另一名有放行权限的人员办理。")
            : null;
    }

    private async Task<Result<(FileToRelease File, ReadOnlyMemory<byte> Bytes, OfficeContacts Contacts)>> ReadAsync(GongkaiDb db, Caller caller, Guid fileId, CancellationToken cancellation)
    {
        var organ = caller.OrganId;
        if (await db.Set<RequestFile>().AsNoTracking().FirstOrDefaultAsync(file => file.Id == fileId && file.OrganId == organ && file.RemovedAt == null && file.Role == RequestFileRole.ToRelease, cancellation) is not { } file)
        {
            return s_unknown;
        }

        var opened = await open.RunAsync(db, file.FileId, caller, cancellation);
        if (!opened.TryGet(out var stored))
        {
            return opened.Refusal!;
        }

        using var content = new MemoryStream();
        await using (stored)
        {
            await stored.Content.CopyToAsync(content, cancellation);
        }

        var office = await db.Organs.AsNoTracking().Where(known => known.Id == organ).Select(known => known.Office).FirstAsync(cancellation);
        var contacts = new OfficeContacts([office.Phone, office.Fax, office.SupervisionPhone], [office.Email], [office.Address]);
        var (bytes, name) = ((ReadOnlyMemory<byte>)content.ToArray(), vault.Open(file.Name));
        return (new FileToRelease(file, name, ReleaseInspector.Inspect(bytes, name, ReleaseLimits.Default, contacts)), bytes, contacts);
    }
}
