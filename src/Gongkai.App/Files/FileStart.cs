namespace Gongkai.App.Files;

/// <summary>文件开头 — whether a file begins as its name says: what nobody can open, or a program under another name, is not taken.</summary>
public static class FileStart
{
    /// <summary>How much of a file has to be looked at; a PDF may have something before its mark.</summary>
    public const int Bytes = 1_024;

    private static readonly byte[] s_zip = [0x50, 0x4B];
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF];

    private static readonly Dictionary<string, byte[]> s_starts = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = s_zip,
        [".xlsx"] = s_zip,
        [".pptx"] = s_zip,
        [".ofd"] = s_zip,
        [".zip"] = s_zip,
        [".jpg"] = s_jpeg,
        [".jpeg"] = s_jpeg,
        [".png"] = [0x89, 0x50, 0x4E, 0x47],
        [".gif"] = "GIF8"u8.ToArray(),
        [".webp"] = "RIFF"u8.ToArray(),
    };

    /// <param name="name">Its ending says the format; formats that begin in many ways (text, old office files, sound) only must not be a program.</param>
    /// <param name="start">The first <see cref="Bytes"/>, or all of a shorter file.</param>
    public static bool Fits(string name, ReadOnlySpan<byte> start)
    {
        var extension = Path.GetExtension(name);
        return s_starts.TryGetValue(extension, out var wanted) ? start.StartsWith(wanted)
            : !IsProgram(start) && (!string.Equals(extension, ".pdf", StringComparison.OrdinalIgnoreCase) || start.IndexOf("%PDF-"u8) >= 0);
    }

    // A text may begin with these two letters; it has no zero bytes after them.
    private static bool IsProgram(ReadOnlySpan<byte> start) =>
        start.StartsWith("\u007fELF"u8) || (start.StartsWith("MZ"u8) && start[..Math.Min(start.Length, 64)].Contains((byte)0));
}
