using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>版式 — one way in which a report is met in the wild: changes to the page, then the program that wrote the file.</summary>
public sealed record Layout(string Name, Func<Page, FileContent> Write, params Action<Page>[] Changes)
{
    /// <summary>True where a style with blanks around labels and values would hide what the layout is about.</summary>
    public bool WithoutBlanks { get; init; }

    /// <summary>True where one encoding and line end belong to the layout.</summary>
    public bool FixedBytes { get; init; }

    /// <summary>Where the layout is about the form of the report, not only its look: the report of a seed.</summary>
    public Func<int, GeneratedReport> Report { get; init; } = GeneratedReport.Create;

    /// <summary>The rendering of a seed: seed 0 in the plain style, every other in a style drawn from seed and name.</summary>
    public Rendering Render(int seed) =>
        Render(Report(seed), seed == 0 ? PrintStyle.Plain : PrintStyle.Draw((seed * 1000) + (Name.Sum(c => c) % 1000)));

    public Rendering Render(GeneratedReport report, PrintStyle style)
    {
        var page = new Page(report, WithoutBlanks ? style.WithoutBlanks() : style);
        foreach (var change in Changes)
        {
            change(page);
        }

        var file = Write(page);
        var bytes = file.Text is null ? file.Bytes! : FixedBytes ? Encoding.UTF8.GetBytes(file.Text) : Encode(file.Text, page.Style);
        return new Rendering(Name, bytes, file.FileName, page.Expect);
    }

    public override string ToString() => Name;

    /// <summary>Text with the line ends and in the encoding of a style.</summary>
    public static byte[] Encode(string text, PrintStyle style)
    {
        var lines = style.LineEnd == "\n" ? text : text.Replace("\n", style.LineEnd, StringComparison.Ordinal);
        Encoding encoding = style.Encoding switch
        {
            TextEncoding.Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
            TextEncoding.Utf16LittleEndian => new UnicodeEncoding(false, true),
            TextEncoding.Utf16BigEndian => new UnicodeEncoding(true, true),
            TextEncoding.Utf8WithMark => new UTF8Encoding(true),
            _ => new UTF8Encoding(false),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(lines)];
    }
}

/// <summary>文件内容 — text still to be encoded, or bytes.</summary>
public sealed record FileContent(string FileName, string? Text, byte[]? Bytes)
{
    public static FileContent OfText(string fileName, string text) => new(fileName, text, null);

    public static FileContent OfBytes(string fileName, byte[] bytes) => new(fileName, null, bytes);
}

/// <summary>成品 — a file and what may be expected of a reader.</summary>
public sealed record Rendering(string Layout, byte[] Content, string FileName, Expectation Expect);
