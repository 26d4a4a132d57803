using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Documents.Items;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Portal;

/// <summary>文件下载 — attachments and pictures of items through the one gate, and an item as a package with checksums.</summary>
public static class FileRoutes
{
    private static readonly string[] s_shown = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"];

    public static void MapItemFiles(this WebApplication app, ServerOptions options)
    {
        app.MapMethods("/files/{id:guid}", [HttpMethods.Get, HttpMethods.Head], ServeAsync).WithMetadata(new PublicAttribute());
        if (options.Faces.HasFlag(Faces.Portal))
        {
            app.MapGet("/items/{id:guid}/package", PackAsync).WithMetadata(new PublicAttribute());
            app.MapGet("/items/{id:guid}/text", TextAsync).WithMetadata(new PublicAttribute());
            app.MapGet("/items/{id:guid}/code.svg", DrawAsync).WithMetadata(new PublicAttribute());
        }
    }

    private static async Task<IResult> ServeAsync(Guid id, ReadItemFile read, Caller caller, HttpContext context)
    {
        if (await read.RunAsync(caller, id, context.RequestAborted) is not var (opened, isPublic))
        {
            return Results.NotFound();
        }

        var file = opened.File;
        var disposition = new ContentDispositionHeaderValue(s_shown.Contains(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();

        // What is withdrawn must be gone at once, so nobody between keeps it without asking.
        context.Response.Headers.CacheControl = isPublic ? "no-cache" : "no-store";
        context.Response.ContentLength = file.Length;
        return Results.Stream(opened.Content, file.MediaType, entityTag: new EntityTagHeaderValue($"\"{file.Checksum}\""));
    }

    private static async Task<IResult> TextAsync(Guid id, ReadItem read, CancellationToken cancellation) =>
        await read.RunAsync(id, cancellation) is { } view ? Results.Text(TextOf(view), "text/plain", Encoding.UTF8) : Results.NotFound();

    // Says nothing but the address that it was asked for, whatever is there; apart from the page, which most read where they are.
    private static async Task<IResult> DrawAsync(Guid id, FindSite findSite, HttpContext context)
    {
        var host = (await findSite(context)).BaseUrlFor(context.Request);
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(QrCode.Svg(host + PortalItems.PathOf(id), "这一页地址的二维码"), "image/svg+xml", Encoding.UTF8);
    }

    /// <summary>The text, its page without the site around it, every attachment, and the checksums of all.</summary>
    private static async Task PackAsync(Guid id, ReadItem read, ReadItemFile files, HttpContext context)
    {
        if (await read.RunAsync(id, context.RequestAborted) is not { } view)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = $"attachment; filename={id:N}.zip";
        context.Response.Headers.CacheControl = "no-cache";
        var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "正文.txt", TextOf(view));
            Add(archive, "正文.html", $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(view.Row.Title)}</title><h1>{WebUtility.HtmlEncode(view.Row.Title)}</h1>{view.BodyHtml}</html>");
            var sums = new StringBuilder();
            foreach (var (attachment, number) in view.Attachments.Select((attachment, index) => (attachment, index + 1)))
            {
                var name = $"{number:00}-{attachment.Name}{Path.GetExtension(attachment.FileName)}";
                if (await files.RunAsync(Caller.Public(""), attachment.FileId, context.RequestAborted) is (var opened, true))
                {
                    await using var entry = await archive.CreateEntry($"附件/{name}", CompressionLevel.Fastest).OpenAsync(context.RequestAborted);
                    await using var content = opened.Content;
                    await content.CopyToAsync(entry, context.RequestAborted);
                    sums.Append(attachment.Checksum).Append("  附件/").Append(name).Append('\n');
                }
            }

            Add(archive, "SHA256SUMS", sums.ToString());
        }

        package.Position = 0;
        await package.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static string TextOf(ItemView view) => string.Join('\n',
    [
        view.Row.Title, $"索引号：{view.Row.IndexNumber}", $"文号：{view.Row.DocumentNumber}", $"发布机构：{view.Facts.OrganName}", $"发布时间：{SiteClock.InChina(view.Row.PublishedAt)}", "",
        .. ItemReading.Read(view.BodyHtml).Paragraphs,
    ]);

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
