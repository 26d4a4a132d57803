namespace Gongkai.Testing.Layouts;

/// <summary>文件位置 — where the repository is, seen from a test run.</summary>
public static class LayoutFiles
{
    /// <summary>The folder that holds the solution; null where the tests run outside the repository.</summary>
    public static string? Root { get; } = FindRoot();

    public static string? Samples => Root is null ? null : Path.Combine(Root, "samples");

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gongkai.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
