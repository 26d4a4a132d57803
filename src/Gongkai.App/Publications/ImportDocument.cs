using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;

namespace Gongkai.App.Publications;

/// <summary>导入文档为草稿 — makes a draft of a DOCX, its pictures stored with it.</summary>
/// <param name="store">Stores a picture for the organ and answers with its id.</param>
public sealed class ImportDocument(SiteDatabase database, SiteClock clock, Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>> store)
{
    /// <param name="content">What the draft has besides title and body: column, kind, dates.</param>
    public async Task<Result<ItemKey>> RunAsync(Caller caller, (ReadOnlyMemory<byte> Content, string Name) file, ItemContent content, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        var read = DocxImport.Read(file.Content, file.Name);
        if (!read.TryGet(out var document))
        {
            return read.Refusal!;
        }

        var html = document.Html;
        foreach (var picture in document.Pictures)
        {
            var stored = await store(caller, picture, cancellation);
            if (!stored.TryGet(out var id))
            {
                return stored.Refusal!;
            }

            html = html.Replace($"{ItemHtml.FilePrefix}{picture.PlaceholderId:D}", $"{ItemHtml.FilePrefix}{id:D}", StringComparison.Ordinal);
        }

        var title = document.Title.Length > 1 ? document.Title : content.Title.Length > 1 ? content.Title : Path.GetFileNameWithoutExtension(file.Name);
        return await new CreateDraft(database, clock).RunAsync(caller, content with { Title = title, BodyHtml = html }, cancellation);
    }
}
