using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gongkai.App.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gongkai.App.Tests.Files;

/// <summary>The part of an S3 store that is used here, in memory; refuses what is not signed by the account.</summary>
internal sealed class ObjectStoreStub : IAsyncDisposable
{
    private const string Bucket = "gongkai";

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly WebApplication _server;

    private ObjectStoreStub(WebApplication server) => _server = server;

    internal ConcurrentDictionary<string, byte[]> Objects => _objects;

    internal bool IsDown { get; set; }

    internal static async Task<ObjectStoreStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new ObjectStoreStub(builder.Build());
        stub._server.Run(stub.AnswerAsync);
        await stub._server.StartAsync();
        return stub;
    }

    internal FileStoreAddress AddressFor(string folder, string account = "officer") => FileStoreAddress.Parse(
        $"{_server.Urls.First()}/{Bucket}?region=cn-test-1", folder, name => name == FileStoreAddress.AccessKeyVariable ? account : "secret").Value;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Path.Value!.TrimStart('/');
        if (IsDown || !IsSigned(context.Request.Headers))
        {
            context.Response.StatusCode = IsDown ? 501 : 403;
            return;
        }

        switch (context.Request.Method)
        {
            case "PUT":
                using (var content = new MemoryStream())
                {
                    await context.Request.Body.CopyToAsync(content);
                    _objects[key] = content.ToArray();
                    context.Response.Headers.ETag = "\"stub-1\"";
                }

                break;
            case "DELETE":
                _objects.TryRemove(key, out _);
                context.Response.StatusCode = 204;
                break;
            case "GET" when context.Request.Query.ContainsKey("list-type"):
                await context.Response.WriteAsync(Listing(context.Request.Query["continuation-token"].ToString()));
                break;
            default:
                await SendAsync(context, key);
                break;
        }
    }

    private async Task SendAsync(HttpContext context, string key)
    {
        if (!_objects.TryGetValue(key, out var content))
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
            return;
        }

        context.Response.ContentLength = content.Length;
        if (context.Request.Method != "HEAD")
        {
            await context.Response.Body.WriteAsync(content);
        }
    }

    // Two to a page, so that a reader has to turn pages.
    private string Listing(string after)
    {
        var rest = _objects.Keys.Order(StringComparer.Ordinal).SkipWhile(key => after.Length > 0 && string.CompareOrdinal(key, after) <= 0).ToList();
        var page = new StringBuilder("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        foreach (var key in rest.Take(2))
        {
            page.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{key[(Bucket.Length + 1)..]}</Key><LastModified>2026-11-01T00:00:00.000Z</LastModified><Size>{_objects[key].Length}</Size></Contents>");
        }

        var isCut = rest.Count > 2;
        page.Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(isCut ? "true" : "false")}</IsTruncated>{(isCut ? $"<NextContinuationToken>{rest[1]}</NextContinuationToken>" : "")}");
        return page.Append("</ListBucketResult>").ToString();
    }

    private static bool IsSigned(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith("AWS4-HMAC-SHA256 Credential=officer/", StringComparison.Ordinal)
            && authorization.Contains("/cn-test-1/s3/aws4_request", StringComparison.Ordinal) && authorization.Contains("Signature=", StringComparison.Ordinal) && headers.ContainsKey("x-amz-content-sha256");
    }
}
