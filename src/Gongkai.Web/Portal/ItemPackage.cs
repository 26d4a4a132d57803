using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Documents.Items;

namespace Gongkai.Web.Portal;

/// <summary>信息打包 — an item as one ZIP: text, page, pictures and attachments, and the checksum of each in SHA256SUMS, as sha256sum reads it.</summary>
internal sealed class ItemPackage(ReadItemFile files)
{
    private readonly StringBuilder _sums = new();

    public async Task WriteAsync(Stream output, ItemView view, string text, CancellationToken cancellation)
    {
        _sums.Clear();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        var body = view.BodyHtml;
        foreach (var (picture, number) in ItemHtml.Clean(view.BodyHtml).FileIds.Distinct().Select((picture, index) => (picture, index + 1)))
        {
            if (await AddFileAsync(zip, picture, file => $"图片/{number:00}{Path.GetExtension(file)}", cancellation) is { } name)
            {
                body = body.Replace($"{ItemHtml.FilePrefix}{picture:D}", name, StringComparison.Ordinal);
            }
        }

        foreach (var (attachment, number) in view.Attachments.Select((attachment, index) => (attachment, index + 1)))
        {
            await AddFileAsync(zip, attachment.FileId, file => $"附件/{number:00}-{Plain(attachment.Name)}{Path.GetExtension(file)}", cancellation);
        }

        var title = WebUtility.HtmlEncode(view.Row.Title);
        await AddAsync(zip, "正文.txt", text, cancellation);
        await AddAsync(zip, "正文.html", $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1>{body}</html>", cancellation);
        await AddAsync(zip, "SHA256SUMS", _sums.ToString(), cancellation);
    }

    // The name is a line of the list and a place in the archive: neither may be more than that.
    private static string Plain(string name) => string.Concat(name.Select(letter => letter is '/' or '\\' || char.IsControl(letter) ? '_' : letter));

    private async Task<string?> AddFileAsync(ZipArchive zip, Guid id, Func<string, string> nameOf, CancellationToken cancellation)
    {
        if (await files.RunAsync(Caller.Public(""), id, cancellation) is not (var opened, true))
        {
            return null;
        }

        await using var content = opened.Content;
        var name = nameOf(opened.File.Name);
        await AddAsync(zip, name, content, cancellation);
        return name;
    }

    private async Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancellation) =>
        await AddAsync(zip, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), cancellation);

    private async Task AddAsync(ZipArchive zip, string name, Stream content, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation))
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            await content.CopyToAsync(hashed, cancellation);
        }

        _sums.Append(Convert.ToHexStringLower(hash.Hash!)).Append("  ").Append(name).Append('\n');
    }
}
