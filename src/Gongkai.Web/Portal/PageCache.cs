using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Gongkai.App;
using Gongkai.App.Operation;
using Gongkai.App.Portal;
using Gongkai.App.Storage;
using Gongkai.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Portal;

/// <summary>页面缓存 — published pages as compressed bytes; whatever may have changed them, on this node or another, makes all of them forgotten.</summary>
public sealed class PageCache : IDisposable
{
    private const string Topic = "portal-pages";
    private const int MostPages = 4_000;
    private const long MostBytes = 64 << 20;
    private const int LargestPage = 2 << 20;

    // What no public page shows. All else, known or not, empties the cache.
    private static readonly string[] s_harmless =
    [
        "item-created", "item-edited", "item-discarded", "item-submitted", "item-recalled", "item-stage-passed", "item-approved", "item-returned", "item-stage-delegated", "item-scheduled", "item-filed", "item-reopened",
        "item-reassessed", "item-correction-proposed", "item-class-disputed", "item-class-decided", "submission-noted", "file-stored", "file-read", "fault-reported", "fault-handled",
        "subscription-started", "subscription-confirmed", "subscription-ended", "subscription-told", "item-confidentiality-reviewed", "key-points-set", "key-point-done",
        "opinion-senders-read", "fault-contact-read", "links-checked", "radar-sent", "words-checked", "wording-settled", "wording-reopened", "signed-in", "signed-out", "sign-in-failed",
    ];

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly SiteClock _clock;
    private readonly SiteDatabase _database;
    private readonly ChangeSignals? _signals;
    private readonly IDisposable? _heard;
    private ConcurrentDictionary<string, CachedPage> _pages = new(StringComparer.Ordinal);
    private long _generation;
    private long _bytes;

    public PageCache(SiteClock clock, SiteDatabase database, ChangeSignals? signals = null)
    {
        (_clock, _database, _signals) = (clock, database, signals);
        _heard = signals?.Subscribe(Topic, _ => Forget());
        database.Bell.Committed += Changed;
    }

    public long Generation => Interlocked.Read(ref _generation);

    public CachedPage? Find(string key) => _pages.TryGetValue(key, out var page) && page.Day == _clock.Today && _clock.Now - page.MadeAt < s_longest ? page : null;

    /// <summary>Keeps a page that was made while nothing changed.</summary>
    /// <param name="generation">As it was before the page was made.</param>
    public void Keep(string key, CachedPage page, long generation)
    {
        if (page.Plain.Length > LargestPage || generation != Generation)
        {
            return;
        }

        if (_pages.Count >= MostPages || Interlocked.Add(ref _bytes, page.Plain.Length) > MostBytes)
        {
            Empty();
            Interlocked.Add(ref _bytes, page.Plain.Length);
        }

        var pages = _pages;
        pages[key] = page;

        // A change between the look above and the line before must not leave the old page behind.
        if (generation != Generation)
        {
            pages.TryRemove(key, out _);
        }
    }

    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        Empty();
    }

    public void Dispose()
    {
        _database.Bell.Committed -= Changed;
        _heard?.Dispose();
    }

    private void Empty()
    {
        _pages = new(StringComparer.Ordinal);
        Interlocked.Exchange(ref _bytes, 0);
    }

    private void Changed(IReadOnlyList<string> actions)
    {
        if (actions.All(s_harmless.Contains))
        {
            return;
        }

        Forget();

        // Other nodes are told beside the answer; one that is not reached forgets within a minute by itself.
        _ = _signals?.PublishAsync(Topic, "");
    }
}

/// <summary>缓存的页面 — its bytes in three encodings, made once.</summary>
public sealed class CachedPage
{
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public CachedPage(byte[] plain, string contentType, string section, DateTimeOffset madeAt)
    {
        (Plain, ContentType, Section, MadeAt) = (plain, contentType, section, madeAt);
        Day = SiteClock.DayOf(madeAt);
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..20]}\"";
        _brotli = new Lazy<byte[]>(() => Packed(output => new BrotliStream(output, CompressionLevel.Optimal)));
        _gzip = new Lazy<byte[]>(() => Packed(output => new GZipStream(output, CompressionLevel.Optimal)));
    }

    public byte[] Plain { get; }

    public string ContentType { get; }

    /// <summary>The column that visits count for.</summary>
    public string Section { get; }

    public DateTimeOffset MadeAt { get; }

    public DateOnly Day { get; }

    public string Tag { get; }

    public (byte[] Bytes, string? Encoding) For(string accepted) =>
        accepted.Contains("br", StringComparison.Ordinal) ? (_brotli.Value, "br") : accepted.Contains("gzip", StringComparison.Ordinal) ? (_gzip.Value, "gzip") : (Plain, null);

    private byte[] Packed(Func<Stream, Stream> over)
    {
        using var output = new MemoryStream();
        using (var stream = over(output))
        {
            stream.Write(Plain);
        }

        return output.ToArray();
    }
}

/// <summary>缓存应答 — answers anonymous readers of published pages from the cache, before sign-in and pages are asked.</summary>
public static class PageCaching
{
    private static readonly string[] s_pages =
    [
        "/Portal/Index", "/Portal/Item", "/Portal/Content", "/Portal/Guide", "/Portal/Rules", "/Portal/Organs", "/Portal/Statistics", "/Portal/SiteMap", "/Portal/Accessibility", "/Portal/Data", "/Portal/Library", "/Portal/Consultations",
    ];

    private static readonly string[] s_queries = ["year", "kind", "organId", "organ", "validity", "theme", "before", "closed"];

    public static void UsePageCache(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<PageCache>();
        var counter = app.Services.GetRequiredService<VisitCounter>();
        var clock = app.Services.GetRequiredService<SiteClock>();
        app.Use(async (context, next) =>
        {
            if (!MayCache(context.Request, context.GetEndpoint()))
            {
                await next(context);
                return;
            }

            var key = KeyOf(context.Request);
            if (cache.Find(key) is { } page)
            {
                context.Items[PortalSetup.SectionKey] = page.Section;
                PortalSetup.Count(counter, context);
                await AnswerAsync(context, page);
                return;
            }

            await KeepAsync(context, next, (cache, key, clock));
        });
    }

    /// <summary>A reader without any cookie, a page that is the same for all of them, and no query but the known ones.</summary>
    private static bool MayCache(HttpRequest request, Endpoint? endpoint) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Cookie.Count == 0
        && endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is { } page && s_pages.Contains(page.ViewEnginePath)
        && request.Query.All(pair => s_queries.Contains(pair.Key) && pair.Value.Count == 1);

    private static string KeyOf(HttpRequest request) =>
        string.Join('\n', [request.Scheme, request.Host.Value, Escaped(request.Path.Value), .. request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Escaped(pair.Value)}")]);

    // A line break in a value must not look like the next parameter: another page would stand under that key.
    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");

    private static async Task AnswerAsync(HttpContext context, CachedPage page)
    {
        var response = context.Response;
        response.Headers.ETag = page.Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Cookie";
        context.AllowBuiltScripts();
        if (context.Request.Headers.IfNoneMatch == page.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, encoding) = page.For(context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentType = page.ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task KeepAsync(HttpContext context, RequestDelegate next, (PageCache Cache, string Key, SiteClock Clock) by)
    {
        var (generation, madeAt) = (by.Cache.Generation, by.Clock.Now);
        var response = context.Response;
        var outer = response.Body;
        using var made = new MemoryStream();
        response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = outer;
        }

        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            by.Cache.Keep(by.Key, new CachedPage(made.ToArray(), response.ContentType ?? "text/html; charset=utf-8", context.Items[PortalSetup.SectionKey] as string ?? "/" + context.Request.Path.Value!.Split('/', 3)[1], madeAt), generation);
        }

        made.Position = 0;
        await made.CopyToAsync(outer, context.RequestAborted);
    }
}
