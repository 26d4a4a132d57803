namespace Gongkai.Testing;

/// <summary>The real reports that lie beside a checkout, outside the repository; absent on most machines.</summary>
public static class Seeds
{
    /// <summary>The folder with the seed reports and their truth file; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var folder = Path.Combine(directory.FullName, "shared", "seeds");
            if (File.Exists(Path.Combine(folder, "truth.json")))
            {
                return folder;
            }
        }

        return null;
    }
}
