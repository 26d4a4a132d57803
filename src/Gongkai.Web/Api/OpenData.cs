using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Publications;
using Gongkai.Web.Errors;
using Gongkai.Web.Portal;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Api;

/// <summary>开放数据接口 — every public list as JSON and CSV, each item, figures, and the description of all this (OpenAPI 3.1); reads through the one gate and changes nothing.</summary>
public static class OpenData
{
    private const int PageSize = 100;

    internal static readonly string[] ItemHead =
        ["id", "sequence", "title", "publishedAt", "organ", "column", "kind", "indexNumber", "documentNumber", "issuingOrgan", "datedOn", "effectiveOn", "validity", "correctedAt", "address", "jointOrgans", "audience"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void MapOpenData(this WebApplication app)
    {
        var api = app.MapGroup("/api").ReadByAnybody();
        api.MapGet("/openapi.json", (HttpContext context) => Results.Json(OpenApiText.Document($"{context.Request.Scheme}://{context.Request.Host}"), s_json));
        api.MapGet("/items", ItemsAsync);
        api.MapGet("/items.csv", ItemsCsvAsync);
        api.MapGet("/items/{id:guid}", ItemAsync);
        api.MapGet("/columns", async (ItemFigures figures, CancellationToken cancellation) => Json((await figures.AllColumnsAsync(cancellation)).Select(ColumnOf)));
        api.MapGet("/columns.csv", async (ItemFigures figures, HttpContext context) =>
            await CsvAsync(context, ["id", "parentId", "name", "basis", "items", "latestAt"], (await figures.AllColumnsAsync(context.RequestAborted))
                .Select(count => (IEnumerable<object?>)[count.Column.Id, count.Column.ParentId, count.Column.Name, count.Column.Basis, count.Count, At(count.LatestAt)])));
        api.MapGet("/organs", async (SiteDatabase database, CancellationToken cancellation) => Json(await OrgansAsync(database, cancellation)));
        api.MapGet("/organs.csv", async (SiteDatabase database, HttpContext context) =>
            await CsvAsync(context, ["id", "number", "name", "parentId"], (await OrgansAsync(database, context.RequestAborted)).Select(organ => (IEnumerable<object?>)[organ.Id, organ.Number, organ.Name, organ.ParentId])));
        api.MapGet("/statistics", async (ItemFigures figures, int? year, CancellationToken cancellation) => Json(await figures.RunAsync(null, year, cancellation)));
        api.MapGet("/statistics.csv", async (ItemFigures figures, int? year, HttpContext context) =>
            await CsvAsync(context, ["organId", "columnId", "year", "month", "kind", "count"], (await figures.RunAsync(null, year, context.RequestAborted))
                .Select(count => (IEnumerable<object?>)[count.OrganId, count.ColumnId, count.Year, count.Month, ItemKinds.Of(count.Kind).Name, count.Count])));
        api.MapGet("/suggest", async (SuggestTitles suggest, string? q, CancellationToken cancellation) => Json(await suggest.RunAsync(q ?? "", cancellation))).WithMetadata(new EnableRateLimitingAttribute(RateLimits.Search));
    }

    private static async Task<IResult> ItemsAsync(HttpContext context, ListItems list, SiteClock clock)
    {
        var asked = ItemFilters.Read(context.Request.Query);
        if (asked.Refusal is { } refusal)
        {
            return ErrorPages.Problem(refusal, StatusCodes.Status400BadRequest);
        }

        var page = await list.RunAsync(asked.Value with { PageSize = PageSize }, context.RequestAborted);
        return Json(new { items = page.Rows.Select(row => RowOf(row, clock.Today)), next = page.Next });
    }

    /// <summary>The whole list, however long, written while it is read.</summary>
    private static async Task ItemsCsvAsync(HttpContext context, ListItems list, SiteClock clock)
    {
        var asked = ItemFilters.Read(context.Request.Query);
        if (asked.Refusal is { } refusal)
        {
            await ErrorPages.Problem(refusal, StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=items.csv";
        var buffer = new MemoryStream();
        using var csv = new CsvStream(buffer, ItemHead);
        for (long? before = asked.Value.Before; ;)
        {
            var page = await list.RunAsync(asked.Value with { Before = before, PageSize = 200 }, context.RequestAborted);
            foreach (var row in page.Rows)
            {
                csv.Write([row.Id, row.Sequence, row.Title, At(row.PublishedAt), row.OrganId, row.ColumnId, ItemKinds.Of(row.Kind).Name, row.IndexNumber, row.DocumentNumber, row.IssuingOrgan,
                    Day(row.DatedOn), Day(row.EffectiveOn), row.ValidityOn(clock.Today) is { } validity ? Validities.InChinese(validity.Validity) : "", At(row.CorrectedAt), PortalItems.PathOf(row.Id),
                    string.Join(' ', Publication.JointIds(row.JointOrgans)), row.Audience is { } audience ? ItemAudiences.InChinese(audience) : ""]);
            }

            csv.Flush();
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
            buffer.SetLength(0);
            if (page.Next is not { } next)
            {
                return;
            }

            before = next;
        }
    }

    private static async Task<IResult> ItemAsync(Guid id, ReadItem read, SiteClock clock, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is { } view)
        {
            return Json(new
            {
                item = RowOf(view.Row, clock.Today),
                view.Facts,
                text = ItemReading.Read(view.BodyHtml).Paragraphs,
                attachments = view.Attachments.Select(file => new { file.Name, file.MediaType, file.Length, sha256 = file.Checksum, address = $"/files/{file.FileId}" }),
                related = view.Related.Select(other => new { other.Label, other.Id, other.Title }),
                changes = view.Changes,
            });
        }

        return await read.StubAsync(id, cancellation) is { } stub
            ? Results.Json(new { stub.Id, stub.IndexNumber, stub.Title, stub.Reason, stub.SuccessorId }, s_json, statusCode: StatusCodes.Status410Gone)
            : Results.Problem("没有这条公开的信息。", statusCode: StatusCodes.Status404NotFound);
    }

    private static object RowOf(ItemRow row, DateOnly today) => new
    {
        row.Id,
        row.Sequence,
        row.Title,
        row.PublishedAt,
        row.OrganId,
        row.ColumnId,
        row.Kind,
        row.IndexNumber,
        row.DocumentNumber,
        row.IssuingOrgan,
        jointOrgans = Publication.JointIds(row.JointOrgans),
        row.Audience,
        row.DatedOn,
        row.EffectiveOn,
        validity = row.ValidityOn(today)?.Validity,
        row.Summary,
        row.CorrectedAt,
        address = PortalItems.PathOf(row.Id),
    };

    private static object ColumnOf(ColumnCount count) => new { count.Column.Id, count.Column.ParentId, count.Column.Name, count.Column.Basis, items = count.Count, count.LatestAt, feed = FeedRoutes.PathOf(count.Column.Id) };

    private static async Task<List<OrganLine>> OrgansAsync(SiteDatabase database, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).Select(organ => new OrganLine(organ.Id, organ.Number, organ.Name, organ.ParentId)).ToListAsync(cancellation);
    }

    private static async Task CsvAsync(HttpContext context, IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        await context.Response.Body.WriteAsync(CsvStream.Bytes(head, rows), context.RequestAborted);
    }

    private static IResult Json(object value) => Results.Json(value, s_json);

    private static string At(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private sealed record OrganLine(Guid Id, int Number, string Name, Guid? ParentId);
}
