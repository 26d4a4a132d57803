using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.App.Publications;
using Gongkai.Documents.Tables;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Portal;

/// <summary>订阅源 — the newest items of a column as Atom (RFC 4287).</summary>
public static class FeedRoutes
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Newest = 50;

    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/feed", (HttpContext context, FindSite site, ListItems list, App.Publications.ColumnTree columns) => WriteAsync(context, site, list, (columns, null))).ReadByAnybody();
        app.MapGet("/feed/{column:guid}", (HttpContext context, FindSite site, ListItems list, App.Publications.ColumnTree columns, Guid column) => WriteAsync(context, site, list, (columns, column))).ReadByAnybody();
    }

    public static string PathOf(Guid? column) => column is { } id ? $"/feed/{id}" : "/feed";

    private static async Task WriteAsync(HttpContext context, FindSite findSite, ListItems list, (App.Publications.ColumnTree Columns, Guid? Column) wanted)
    {
        var cancellation = context.RequestAborted;
        var site = await findSite(context);
        var column = wanted.Column is { } id ? await wanted.Columns.FindAsync(id, cancellation) : null;
        if (wanted.Column is not null && column is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var host = site.BaseUrlFor(context.Request);
        var page = await list.RunAsync(new ItemListQuery { ColumnId = wanted.Column, PageSize = Newest }, cancellation);
        var buffer = new MemoryStream();
        await using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("feed", Atom);
            Line(writer, "title", $"{site.OrganName} {column?.Name ?? "政府信息公开"}");
            Line(writer, "id", host + PathOf(wanted.Column));
            Line(writer, "updated", At(page.Rows.Count > 0 ? page.Rows.Max(row => row.CorrectedAt ?? row.PublishedAt) : DateTimeOffset.UnixEpoch));
            Link(writer, "self", host + PathOf(wanted.Column));
            Link(writer, "alternate", host + (column is null ? PortalPaths.Content : PortalItems.PathOf(column)));
            foreach (var row in page.Rows)
            {
                writer.WriteStartElement("entry", Atom);
                Line(writer, "title", row.Title);
                Line(writer, "id", host + PortalItems.PathOf(row.Id));
                Link(writer, "alternate", host + PortalItems.PathOf(row.Id));
                Line(writer, "published", At(row.PublishedAt));
                Line(writer, "updated", At(row.CorrectedAt ?? row.PublishedAt));
                Line(writer, "summary", row.Summary);
                writer.WriteStartElement("author", Atom);
                Line(writer, "name", row.IssuingOrgan.Length > 0 ? row.IssuingOrgan : site.OrganName);
                await writer.WriteEndElementAsync();
                await writer.WriteEndElementAsync();
            }

            await writer.WriteEndElementAsync();
        }

        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
    }

    private static void Line(XmlWriter writer, string name, string text) => writer.WriteElementString(name, Atom, XmlWords.Of(text));

    private static void Link(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", address);
        writer.WriteEndElement();
    }

    private static string At(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
