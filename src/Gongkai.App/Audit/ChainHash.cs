using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.App.Audit;

/// <summary>链式散列 — the hash of a link over the one before it and all its own fields; SHA-256, or SM3 by setting (GB/T 32905).</summary>
public static class ChainHash
{
    public const string Sha256 = "sha256";
    public const string Sm3 = "sm3";

    /// <summary>Of the event and the hash before it; hexadecimal in lower case.</summary>
    public static string Of(CaseEvent link)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var field in (ReadOnlySpan<string>)
        [
            link.PreviousHash, link.OrganId.ToString("D"), link.Number.ToString(CultureInfo.InvariantCulture),
            link.HappenedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), link.PersonId?.ToString("D") ?? "-", link.PersonName, link.FromAddress,
            link.SubjectKind, link.SubjectId?.ToString("D") ?? "-", link.Action, link.Reason, link.Provision, link.Payload,
            link.PayloadVersion.ToString(CultureInfo.InvariantCulture),
        ])
        {
            // Each field carries its length, so that no text can pass for two fields.
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return link.Algorithm switch
        {
            Sha256 => Convert.ToHexStringLower(SHA256.HashData(content)),
            Sm3 => Convert.ToHexStringLower(Sm3Digest.HashData(content)),
            _ => throw new ArgumentOutOfRangeException(nameof(link), link.Algorithm, "Unknown hash of the chain."),
        };
    }
}
