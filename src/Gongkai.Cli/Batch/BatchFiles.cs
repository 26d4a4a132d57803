using Gongkai.Cli.Reports;
using Gongkai.Domain;

namespace Gongkai.Cli.Batch;

/// <summary>待核对文件 — all files below a folder in a stable order; hidden ones and links to folders are left out.</summary>
internal static class BatchFiles
{
    /// <summary>Lists the files; a folder that cannot be opened is listed itself with its refusal.</summary>
    internal static IEnumerable<BatchFile> List(string root)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            string[] names;
            Refusal? refusal = null;
            try
            {
                names = Directory.GetFileSystemEntries(folder);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                names = [];
                refusal = new Refusal("input-no-permission", ReportTexts.NoPermission(folder));
            }

            if (refusal is not null)
            {
                yield return new BatchFile(folder, BatchRow.KeyOf(Path.GetRelativePath(root, folder)), refusal);
            }

            Array.Sort(names, StringComparer.Ordinal);
            var below = new List<string>();
            foreach (var path in names.Where(path => !Path.GetFileName(path.AsSpan()).StartsWith('.')))
            {
                if (!Directory.Exists(path))
                {
                    yield return new BatchFile(path, BatchRow.KeyOf(Path.GetRelativePath(root, path)), null);
                }
                else if (new DirectoryInfo(path).LinkTarget is null)
                {
                    below.Add(path);
                }
            }

            for (var i = below.Count - 1; i >= 0; i--)
            {
                folders.Push(below[i]);
            }
        }
    }
}

/// <summary>待核对文件 — where it is, how the results name it, and why it cannot even be tried.</summary>
internal sealed record BatchFile(string Path, string Key, Refusal? Refusal);
