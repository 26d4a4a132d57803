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
            app.MapGet("/items/{id:guid}/package", PackAsync).ReadByAnybody();
            app.MapGet("/items/{id:guid}/text", TextAsync).ReadByAnybody();
            app.MapGet("/items/{id:guid}/code.svg", DrawAsync).ReadByAnybody();
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

    /// <summary>The text, its page without the site around it, pictures, every attachment, and the checksums of all.</summary>
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
        await new ItemPackage(files).WriteAsync(package, view, TextOf(view), context.RequestAborted);
        package.Position = 0;
        await package.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static string TextOf(ItemView view) => string.Join('\n',
    [
        view.Row.Title, $"索引号：{view.Row.IndexNumber}", $"文号：{view.Row.DocumentNumber}", $"发布机构：{view.Facts.OrganName}", $"发布时间：{SiteClock.InChina(view.Row.PublishedAt)}", "",
        .. ItemReading.Read(view.BodyHtml).Paragraphs,
    ]);
}
