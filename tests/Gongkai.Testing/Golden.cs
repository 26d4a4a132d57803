using System.Runtime.CompilerServices;

namespace Gongkai.Testing;

/// <summary>Compares text with the file that holds what it should be, beside the test; writes that file only when GONGKAI_GOLDEN=update.</summary>
public static class Golden
{
    /// <summary>Reads the expected text; with the switch set, writes the actual one first.</summary>
    /// <param name="name">Name of the file without folder.</param>
    /// <param name="actual">What the program wrote.</param>
    /// <param name="testFile">The calling test's source; its folder holds Golden/.</param>
    /// <returns>The expected text, line ends as LF.</returns>
    public static string Expected(string name, string actual, [CallerFilePath] string testFile = "")
    {
        // Deterministic builds record sources below /_/, so the folder is found again from the working copy.
        var folder = Path.GetDirectoryName(testFile)!.Replace('\\', '/');
        var tests = folder.IndexOf("/tests/", StringComparison.Ordinal);
        var path = RepositoryRoot.File($"{folder[(tests + 1)..]}/Golden/{name}");
        if (Environment.GetEnvironmentVariable("GONGKAI_GOLDEN") == "update")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Normal(actual));
        }

        return File.Exists(path) ? File.ReadAllText(path) : $"没有 {name}，请用 GONGKAI_GOLDEN=update 生成并审阅。";
    }

    public static string Normal(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
