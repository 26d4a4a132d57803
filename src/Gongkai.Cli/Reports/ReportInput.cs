using Gongkai.Domain;

namespace Gongkai.Cli.Reports;

/// <summary>输入文件 — the bytes of a file or of standard input, or one sentence why they cannot be had.</summary>
internal static class ReportInput
{
    /// <summary>The name by which a command line means standard input.</summary>
    internal const string StandardInput = "-";

    /// <summary>Reads a whole file, but looks at its size before anything else.</summary>
    internal static Result<ReadOnlyMemory<byte>> ReadFile(string path, long mostBytes)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return new Refusal("input-directory", ReportTexts.IsDirectory(path));
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return new Refusal("input-missing", ReportTexts.IsMissing(path));
            }

            if (file.Length > mostBytes)
            {
                return new Refusal("input-too-large", ReportTexts.IsTooLarge(path, file.Length, mostBytes));
            }

            using var stream = file.OpenRead();
            return ReadStream(stream, path, mostBytes, checked((int)Math.Min(file.Length, mostBytes)));
        }
        catch (UnauthorizedAccessException)
        {
            return new Refusal("input-no-permission", ReportTexts.NoPermission(path));
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            return new Refusal("input-unreadable", ReportTexts.NotReadable(path));
        }
    }

    /// <summary>Reads a stream to its end, but never more than the limit: a device or pipe does not tell its size.</summary>
    internal static Result<ReadOnlyMemory<byte>> ReadStream(Stream stream, string name, long mostBytes, int expectedBytes = 0)
    {
        using var content = new MemoryStream(expectedBytes);
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (content.Length + read > mostBytes)
            {
                return new Refusal("input-too-large", ReportTexts.IsTooLarge(name, null, mostBytes));
            }

            content.Write(buffer.AsSpan(0, read));
        }

        return new ReadOnlyMemory<byte>(content.GetBuffer(), 0, (int)content.Length);
    }
}
