namespace Gongkai.Documents.Office;

/// <summary>临时目录 — a folder of its own for one file under work; removed with everything in it at the end.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-");

    public string FullName => _folder.FullName;

    public string Add(string name, ReadOnlyMemory<byte> content)
    {
        var path = Path.Combine(FullName, name);
        using var file = File.Create(path);
        file.Write(content.Span);
        return path;
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A program ended by force may still hold a file; the system's own cleaning takes the folder later.
            return;
        }
    }
}
