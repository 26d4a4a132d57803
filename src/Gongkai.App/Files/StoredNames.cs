using System.Security.Cryptography;

namespace Gongkai.App.Files;

/// <summary>存储名 — random names of 128 bits, spread over folders by their first characters.</summary>
internal static class StoredNames
{
    private const int Length = 32;

    internal static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    /// <summary>Whether it is a name that this program made; anything else never reaches a path.</summary>
    internal static bool IsValid(string name) => name.Length == Length && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Place in the store: ab/cd/abcd….</summary>
    internal static string PathOf(string name) =>
        IsValid(name) ? $"{name[..2]}/{name[2..4]}/{name}" : throw new ArgumentException("Not a name of the file store.", nameof(name));
}
