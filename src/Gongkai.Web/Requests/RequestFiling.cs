using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.Web.Requests;

/// <summary>申请文件 — takes uploads into a case and gives its files out; all of them lie encrypted, and each reading leaves an event.</summary>
public sealed class RequestFiling(SiteDatabase database, StoreFile store, OpenFile open, AddRequestFile add, Caller caller)
{
    public async Task<Refusal?> AddAsync(Guid requestId, RequestFileRole role, IFormFile sent, CancellationToken cancellation)
    {
        await using var content = sent.OpenReadStream();
        return await AddAsync(requestId, new NamedContent(role, Path.GetFileName(sent.FileName), sent.ContentType, content), cancellation);
    }

    public Task<Refusal?> AddAsync(Guid requestId, NamedContent file, CancellationToken cancellation) => add.RunAsync(caller, requestId, FormFileOf(file), cancellation: cancellation);

    /// <summary>A file of the case that the person sees, as a stream; the caller closes it.</summary>
    public Task<Result<OpenedFile>> OpenAsync(FileView file, CancellationToken cancellation) => OpenAsync(file.FileId, cancellation);

    /// <summary>A stored file of the case: the document of a paper.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid file, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        return await open.RunAsync(db, file, caller, cancellation);
    }

    private App.Requests.FormFile FormFileOf(NamedContent file) => new(file.Role, file.Name, (db, organ, cancellation) =>
        store.RunAsync(db, new IncomingFile(organ, file.Name, file.MediaType.Length > 0 ? file.MediaType : "application/octet-stream", file.Content) { IsSealed = true }, cancellation));
}

/// <summary>来件内容 — a file with its part in the case.</summary>
public sealed record NamedContent(RequestFileRole Role, string Name, string MediaType, Stream Content);
