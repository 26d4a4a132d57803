using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Documents.Letters;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Web.Portal.Requests;

namespace Gongkai.Web.Requests;

/// <summary>文书成文 — makes the document of a paper in the official layout and puts it, encrypted, beside the case: what was sent stays as it was sent; 条例 45.</summary>
public sealed class IssuedDocuments(StoreFile store)
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Of a text that was written on by hand.</summary>
    public IssuePaper OfText => (db, paper, cancellation) =>
        StoreAsync(db, paper, PaperDocuments.Of(new PaperView(Guid.Empty, paper.Kind, paper.Number, default, IsVoid: false) { Text = paper.Text }, paper.OrganName), cancellation);

    /// <summary>Of a paper as its template made it.</summary>
    public IssuePaper Of(Paper merged) => (db, paper, cancellation) => StoreAsync(db, paper, merged, cancellation);

    private async Task<Result<StoredFile>> StoreAsync(GongkaiDb db, IssuedPaper paper, Paper merged, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        PaperRenderer.WriteDocx(content, merged);
        content.Position = 0;
        return await store.RunAsync(db, new IncomingFile(paper.OrganId, $"{PaperKinds.List[paper.Kind].Name}.docx", Docx, content) { IsSealed = true }, cancellation);
    }
}
