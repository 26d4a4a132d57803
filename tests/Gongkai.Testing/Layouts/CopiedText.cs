namespace Gongkai.Testing.Layouts;

/// <summary>复制的文字 — what copying out of a PDF does to characters.</summary>
public static class CopiedText
{
    private const string Ordinary = "一二人入八力十口土大小工户手文方无日月止比水生用目立行见金门页民";
    private const string Radicals = "⼀⼆⼈⼊⼋⼒⼗⼝⼟⼤⼩⼯⼾⼿⽂⽅⽆⽇⽉⽌⽐⽔⽣⽤⽬⽴⾏⻅⾦⻔⻚⺠";

    /// <summary>The file with radicals in place of the characters that look the same.</summary>
    public static FileContent WithRadicals(FileContent file) =>
        file with { Text = string.Concat(file.Text!.Select(c => Ordinary.IndexOf(c, StringComparison.Ordinal) is var index and >= 0 ? Radicals[index] : c)) };
}
