using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>添加申请文件 — adds a file to a request, or takes one off it; what was released stays; 条例 45.</summary>
public sealed class AddRequestFile(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="releasedFromId">Of a released copy: the file of the request that it was made of. Only who may release files adds such copies.</param>
    public async Task<Refusal?> RunAsync(Caller caller, Guid requestId, FormFile file, Guid? releasedFromId = null, CancellationToken cancellation = default)
    {
        var isRelease = file.Role == RequestFileRole.Released;
        if (caller.Lacks(isRelease ? Permission.ReleaseFiles : Permission.HandleRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == requestId && request.OrganId == caller.OrganId, cancellation) is not { } request)
        {
            return RequestRefusals.NotFound;
        }

        if (isRelease && !await db.Set<RequestFile>().AnyAsync(known => known.Id == releasedFromId && known.RequestId == requestId, cancellation))
        {
            return new Refusal("request-file-source", "放行的文件要对应一件拟提供文件，请从放行检查页进入。");
        }

        return await new RequestFiles(db, clock, vault).AddAsync(request, file, caller, cancellation, releasedFromId) ?? await db.CommitAsync(caller, clock, cancellation);
    }

    public async Task<Refusal?> RemoveAsync(Caller caller, Guid fileId, string reason, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.HandleRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<RequestFile>().FirstOrDefaultAsync(file => file.Id == fileId && file.OrganId == caller.OrganId && file.RemovedAt == null, cancellation) is not { } file)
        {
            return RequestRefusals.NotFound;
        }

        if (file.Role is not (RequestFileRole.ToRelease or RequestFileRole.SearchRecord or RequestFileRole.Released) || string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("request-file-kept", "申请人和第三方提交的材料、文书和凭证不能移除；移除其他文件请写明原因。");
        }

        file.RemovedAt = clock.Now;
        db.Record(RequestEventKinds.FileRemoved.On(file.OrganId, RequestEventKinds.Subject, file.RequestId) with { Reason = reason });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>申请文件存入 — stores a file and links it to its request inside a session.</summary>
internal sealed class RequestFiles(GongkaiDb db, SiteClock clock, Vault vault)
{
    internal async Task<Refusal?> AddAsync(DisclosureRequest request, FormFile file, Caller caller, CancellationToken cancellation, Guid? releasedFromId = null)
    {
        var stored = await file.Store(db, request.OrganId, cancellation);
        if (!stored.TryGet(out var kept))
        {
            return stored.Refusal;
        }

        var added = new RequestFile
        {
            Id = clock.NewId(),
            RequestId = request.Id,
            OrganId = request.OrganId,
            FileId = kept.Id,
            Role = file.Role,
            Name = vault.Seal(file.Name),
            ReleasedFromId = releasedFromId,
            Party = file.Party,
            AddedAt = clock.Now,
            AddedBy = caller.Name,
        };
        db.Add(added);
        db.Record(RequestEventKinds.FileAdded.On(request.OrganId, RequestEventKinds.Subject, request.Id).With(new { Role = file.Role.ToString(), added.Id, kept.Length, kept.Checksum }));
        return null;
    }
}
