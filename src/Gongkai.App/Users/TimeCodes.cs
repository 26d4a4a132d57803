using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.App.Users;

/// <summary>动态口令 — six digits that change every half minute; RFC 6238 with HMAC-SHA1, the one kind that every authenticator app knows.</summary>
public sealed class TimeCodes(SiteClock clock) : IUserTwoFactorTokenProvider<Person>
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>The code of a key in Base32 at an instant.</summary>
    public static string At(string key, DateTimeOffset instant) => Code(KeyOf(key), instant.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>Accepts the step before and after, since clocks differ, and no step a second time.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return false;
        }

        var bytes = KeyOf(key);
        var given = Encoding.UTF8.GetBytes(token.Trim());
        var now = clock.Now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(now - 1, user.LastCodeStep + 1); step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(bytes, step)), given))
            {
                user.LastCodeStep = step;
                return true;
            }
        }

        return false;
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.AuthenticatorKey is not null);

    /// <summary>The app makes the codes; the site never does.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] KeyOf(string text)
    {
        var bytes = new List<byte>(20);
        var (buffer, bits) = (0, 0);
        foreach (var c in text)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((buffer >> bits) & 0xff));
            }
        }

        return [.. bytes];
    }
}
