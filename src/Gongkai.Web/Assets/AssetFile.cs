using System.IO.Compression;
using System.Security.Cryptography;

namespace Gongkai.Web.Assets;

/// <summary>静态资源 — one built style, script or image, under an address that changes with its content.</summary>
public sealed class AssetFile
{
    // The best compression takes a second a megabyte; large files are made readers wait less for.
    private const int LargestForBestCompression = 128 * 1024;
    private readonly byte[] _bytes;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public AssetFile(string name, byte[] bytes)
    {
        _bytes = bytes;
        Name = name;
        var extension = Path.GetExtension(name);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        Address = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{fingerprint}{extension}";
        ContentType = extension switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => throw new ArgumentException($"No content type is known for {name}.", nameof(name)),
        };
        var level = bytes.Length <= LargestForBestCompression ? CompressionLevel.SmallestSize : CompressionLevel.Optimal;
        _brotli = new Lazy<byte[]>(() => Compressed(output => new BrotliStream(output, level)));
        _gzip = new Lazy<byte[]>(() => Compressed(output => new GZipStream(output, level)));
    }

    public string Name { get; }

    public string Address { get; }

    public string ContentType { get; }

    /// <summary>The bytes in the best encoding that the client takes.</summary>
    /// <param name="accepted">The Accept-Encoding header.</param>
    public (ReadOnlyMemory<byte> Bytes, string? Encoding) For(string accepted)
    {
        if (Takes(accepted, "br"))
        {
            return (_brotli.Value, "br");
        }

        return Takes(accepted, "gzip") ? (_gzip.Value, "gzip") : (_bytes, null);
    }

    private static bool Takes(string accepted, string encoding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var offer = accepted.AsSpan()[range].Trim();
            var semicolon = offer.IndexOf(';');
            var name = semicolon < 0 ? offer : offer[..semicolon].TrimEnd();
            if (name.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return semicolon < 0 || offer[semicolon..].IndexOfAnyInRange('1', '9') >= 0;
            }
        }

        return false;
    }

    private byte[] Compressed(Func<Stream, Stream> over)
    {
        using var output = new MemoryStream();
        using (var stream = over(output))
        {
            stream.Write(_bytes);
        }

        return output.ToArray();
    }
}
