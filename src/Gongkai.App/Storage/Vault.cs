using System.Security.Cryptography;
using System.Text;

namespace Gongkai.App.Storage;

/// <summary>密封 — encrypts personal data at rest (AES-256-GCM) with the site's key, and makes blind indexes to find it again without reading it.</summary>
public sealed class Vault
{
    private const string Prefix = "v1.";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _indexKey;

    /// <param name="masterKey">32 random bytes.</param>
    public Vault(ReadOnlySpan<byte> masterKey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(masterKey.Length, 32);
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey.ToArray(), 32, info: "seal"u8.ToArray());
        _indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey.ToArray(), 32, info: "index"u8.ToArray());
    }

    /// <summary>The key of the data folder; made at the first start, readable by its owner alone. Backed up apart from the database.</summary>
    public static Vault OfFolder(string dataFolder)
    {
        var path = PathOf(dataFolder);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Whole or not there at all, and of two nodes that start together the first one's key holds.
            var fresh = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(fresh, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(fresh, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(fresh);
            }
        }

        return OfExisting(dataFolder)!;
    }

    /// <summary>The key that is in the data folder; null where there is none, which a restored site must not hide by making another.</summary>
    public static Vault? OfExisting(string dataFolder) =>
        File.Exists(PathOf(dataFolder)) ? new Vault(Convert.FromBase64String(File.ReadAllText(PathOf(dataFolder)).Trim())) : null;

    public static string PathOf(string dataFolder) => Path.Combine(dataFolder, "keys", "master.key");

    public string Seal(string text) => Prefix + Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="CryptographicException">The text was sealed with another key or was changed.</exception>
    public string Open(string sealedText) => sealedText.StartsWith(Prefix, StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Open(Convert.FromBase64String(sealedText[Prefix.Length..])))
        : throw new CryptographicException("Not a sealed text.");

    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var result = new byte[NonceBytes + TagBytes + content.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(result.AsSpan(0, NonceBytes), content, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes));
        return result;
    }

    public byte[] Open(ReadOnlySpan<byte> content)
    {
        if (content.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to be sealed.");
        }

        var result = new byte[content.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(content[..NonceBytes], content[(NonceBytes + TagBytes)..], content.Slice(NonceBytes, TagBytes), result);
        return result;
    }

    /// <summary>The cipher of one file, with a key that comes from the site's key and the file's own salt.</summary>
    internal AesGcm CipherOf(ReadOnlySpan<byte> salt)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, salt.ToArray(), "file"u8.ToArray());
        return new AesGcm(key, TagBytes);
    }

    /// <summary>The same text gives the same index, which tells nothing to those without the key; blanks and case do not count.</summary>
    public string BlindIndex(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes(plain)).AsSpan(0, 16));
    }
}
