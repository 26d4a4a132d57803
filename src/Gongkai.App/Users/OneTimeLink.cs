using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.App.Users;

/// <summary>一次性链接 — lets one person set a password once; only the hash of its token is stored.</summary>
public sealed class OneTimeLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    public string Hash { get; init; } = "";

    public Guid PersonId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    /// <summary>A new link, and its token: shown once, kept nowhere.</summary>
    internal static (OneTimeLink Link, string Token) Make(Guid personId, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new OneTimeLink { Hash = HashOf(token), PersonId = personId, CreatedAt = now, ExpiresAt = now + Lifetime }, token);
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
