namespace Gongkai.Cli.Docs;

/// <summary>测试源码 — names and texts of the tests of a working copy, found by a scan of the sources, without running them.</summary>
internal static class TestSources
{
    /// <summary>All test methods below a folder, in a stable order.</summary>
    internal static IReadOnlyList<TestMethod> Read(string folder)
    {
        var methods = new List<TestMethod>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Scan(Path.GetFileNameWithoutExtension(path), File.ReadAllLines(path), methods);
        }

        // A story below tests/scenarios is a test as well: what it expects stands in its text.
        var stories = Path.Combine(folder, "scenarios", "requests");
        foreach (var path in Directory.Exists(stories) ? Directory.GetFiles(stories, "*.txt").Order(StringComparer.Ordinal).ToArray() : [])
        {
            methods.Add(new TestMethod($"案例 {Path.GetFileNameWithoutExtension(path)}", File.ReadAllText(path)));
        }

        return methods;
    }

    // Attributes stand directly above the method; everything from [Fact or [Theory to the method's name is its text.
    private static void Scan(string className, string[] lines, List<TestMethod> methods)
    {
        var text = new List<string>();
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.StartsWith("[Fact", StringComparison.Ordinal) || line.StartsWith("[Theory", StringComparison.Ordinal))
            {
                text.Clear();
                text.Add(line);
            }
            else if (text.Count > 0 && line.StartsWith("public ", StringComparison.Ordinal))
            {
                var end = line.IndexOf('(', StringComparison.Ordinal);
                var name = end < 0 ? line : line[(line.LastIndexOf(' ', end) + 1)..end];
                methods.Add(new TestMethod($"{className}.{name}", string.Join('\n', text.Append(name))));
                text.Clear();
            }
            else if (text.Count > 0)
            {
                text.Add(line);
            }
        }
    }
}

/// <summary>测试方法 — its name with its class, and everything in its attributes that may name a rule or a provision.</summary>
internal sealed record TestMethod(string Name, string Text)
{
    /// <summary>True where the text names the id as a word of its own.</summary>
    internal bool Mentions(string id)
    {
        for (var at = Text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 || !char.IsAsciiLetterOrDigit(Text[at - 1]);
            var after = at + id.Length;
            if (before && (after == Text.Length || !char.IsAsciiDigit(Text[after])))
            {
                return true;
            }
        }

        return false;
    }
}
