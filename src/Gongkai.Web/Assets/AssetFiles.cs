using System.Collections.Frozen;
using System.Reflection;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Assets;

/// <summary>静态资源 — the built files inside the assembly; nothing is read from disk and nothing from other hosts.</summary>
public sealed class AssetFiles
{
    private const string Prefix = "assets/";
    private const string Manifest = "manifest.json";
    private readonly FrozenDictionary<string, AssetFile> _byName;
    private readonly FrozenDictionary<string, AssetFile> _byAddress;

    public AssetFiles()
    {
        var assembly = typeof(AssetFiles).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(Manifest, StringComparison.Ordinal))
            .Select(name => new AssetFile(name[Prefix.Length..], Read(assembly, name)))
            .ToList();
        _byName = files.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
        _byAddress = files.ToFrozenDictionary(file => file.Address, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<AssetFile> All => _byName.Values;

    /// <summary>The fingerprinted address of a built file, such as <c>app.css</c>.</summary>
    public string Url(string name) =>
        _byName.TryGetValue(name, out var file) ? file.Address : throw new ArgumentException($"There is no built asset {name}.", nameof(name));

    public AssetFile? At(string address) => _byAddress.GetValueOrDefault(address);

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>静态资源地址 — serves the built files.</summary>
public static class AssetRoutes
{
    public static void MapAssets(this WebApplication app) =>
        app.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], Serve)
            .WithMetadata(new PublicAttribute(), new DisableRateLimitingAttribute());

    private static async Task Serve(HttpContext context, AssetFiles assets)
    {
        var response = context.Response;
        if (assets.At(context.Request.Path.Value ?? "") is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (bytes, encoding) = file.For(context.Request.Headers.AcceptEncoding.ToString());
        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
