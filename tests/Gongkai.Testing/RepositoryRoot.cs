namespace Gongkai.Testing;

/// <summary>Finds the working copy that the tests were built from.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> s_path = new(Find);

    public static string Path => s_path.Value;

    /// <summary>The full path of a file named relative to the root, with forward slashes.</summary>
    public static string File(string relativePath) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine([Path, .. relativePath.Split('/')]));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Gongkai.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from inside the working copy: no Gongkai.slnx above them.");
    }
}
