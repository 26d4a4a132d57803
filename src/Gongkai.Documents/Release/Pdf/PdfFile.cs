using System.Globalization;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 文件 — all objects of a file read from front to back, older versions of an object noted, so that nothing depends on tables that may lie.</summary>
internal sealed class PdfFile
{
    private const int MostObjects = 1_000_000;
    private readonly ReadOnlyMemory<byte> _content;

    private PdfFile(ReadOnlyMemory<byte> content, long unpackedBytes)
    {
        _content = content;
        Filters = new PdfFilters(this, new UnpackingBudget(unpackedBytes));
    }

    public Dictionary<int, PdfValue> Objects { get; } = [];

    public PdfDictionary Trailer { get; private set; } = new();

    public PdfFilters Filters { get; }

    /// <summary>Objects that a later save has replaced.</summary>
    public List<PdfValue> Replaced { get; } = [];

    public bool IsLinearized { get; private set; }

    public int Ends { get; private set; }

    /// <summary>Remarks and loose bytes between the objects.</summary>
    public List<string> Remarks { get; } = [];

    public static PdfFile Read(ReadOnlyMemory<byte> content, ReleaseLimits limits)
    {
        var file = new PdfFile(content, limits.UnpackedBytes);
        file.ReadObjects();
        if (file.Trailer["Encrypt"] is not null)
        {
            throw new ReleaseHeldException(ReleaseRefusals.Encrypted);
        }

        return file.Resolve(file.Trailer["Root"]) is PdfDictionary ? file : throw new InvalidDataException("No root.");
    }

    public PdfValue? Resolve(PdfValue? value)
    {
        for (var step = 0; value is PdfReference reference; step++)
        {
            value = step < 32 ? Objects.GetValueOrDefault(reference.Number) : null;
        }

        return value is PdfToken { Text: "null" } ? null : value;
    }

    public PdfDictionary? Dictionary(PdfValue? value) => Resolve(value) as PdfDictionary;

    public List<PdfValue> Items(PdfValue? value) => (Resolve(value) as PdfArray)?.Items ?? [];

    public double[] Numbers(PdfValue? value) =>
        [.. Items(value).Select(item => Resolve(item) is PdfToken token && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    private void ReadObjects()
    {
        var lexer = new PdfLexer(_content);
        var streams = new List<PdfDictionary>();
        var pending = new List<string>();
        while (lexer.Next(hasReferences: false) is { } value)
        {
            var word = (value as PdfToken)?.Text ?? "";
            if (word == "obj" && pending.Count >= 2 && int.TryParse(pending[^2], out var number))
            {
                pending.RemoveRange(pending.Count - 2, 2);
                ReadObject(lexer, number, streams);
            }
            else if (word == "trailer")
            {
                NoteTrailer(lexer.Next(hasReferences: true) as PdfDictionary);
            }
            else if (word == "xref")
            {
                SkipTable(lexer);
            }
            else if (word is not ("startxref" or "endobj"))
            {
                // Figures wait for their word; whatever else stands here belongs to nothing.
                pending.Add(word);
            }

            if (Objects.Count > MostObjects || pending.Count > 1000)
            {
                throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
            }
        }

        foreach (var (start, end) in lexer.Comments)
        {
            // The line behind the header that marks the file as binary is four to a dozen bytes.
            if (start > 64 || end - start > 16)
            {
                Remark(lexer.Span[start..end]);
            }
        }

        streams.ForEach(Unpack);
    }

    private void ReadObject(PdfLexer lexer, int number, List<PdfDictionary> streams)
    {
        var value = lexer.Next(hasReferences: true) ?? throw new InvalidDataException("An object without content.");
        if (value is PdfDictionary dictionary && StartOfStream(lexer) is >= 0 and var start)
        {
            dictionary.Content = _content[start..EndOfStream(lexer, dictionary, start)];
            switch (dictionary.Name("Type"))
            {
                case "ObjStm":
                    streams.Add(dictionary);
                    return;
                case "XRef":
                    NoteTrailer(dictionary);
                    return;
            }
        }

        IsLinearized |= value is PdfDictionary { Entries: var entries } && entries.ContainsKey("Linearized");
        Put(number, value);
    }

    private void Put(int number, PdfValue value)
    {
        if (Objects.TryGetValue(number, out var older))
        {
            Replaced.Add(older);
        }

        Objects[number] = value;
    }

    private void NoteTrailer(PdfDictionary? trailer)
    {
        if (trailer?["Root"] is not null || trailer?["Encrypt"] is not null)
        {
            Trailer = trailer;
        }
    }

    private static void SkipTable(PdfLexer lexer)
    {
        var trailer = lexer.Span[lexer.Position..].IndexOf("trailer"u8);
        lexer.Position = trailer < 0 ? throw new InvalidDataException("A table without trailer.") : lexer.Position + trailer;
    }

    private static int StartOfStream(PdfLexer lexer)
    {
        lexer.SkipBlanks();
        if (!lexer.Span[lexer.Position..].StartsWith("stream"u8))
        {
            return -1;
        }

        var at = lexer.Position + 6;
        at += at < lexer.Span.Length && lexer.Span[at] == '\r' ? 1 : 0;
        return at + (at < lexer.Span.Length && lexer.Span[at] == '\n' ? 1 : 0);
    }

    private int EndOfStream(PdfLexer lexer, PdfDictionary dictionary, int start)
    {
        if (Resolve(dictionary["Length"]) is PdfToken token && int.TryParse(token.Text, out var length) && length >= 0 && start + (long)length <= lexer.Span.Length)
        {
            lexer.Position = start + length;
            if (lexer.Next(hasReferences: false) is PdfToken { Text: "endstream" })
            {
                return start + length;
            }
        }

        for (var from = start; lexer.Span[from..].IndexOf("endstream"u8) is >= 0 and var ahead; from += ahead + 9)
        {
            var end = from + ahead;
            lexer.Position = end + 9;
            if (lexer.Next(hasReferences: false) is PdfToken { Text: "endobj" })
            {
                end -= end > start && lexer.Span[end - 1] == '\n' ? 1 : 0;
                return end - (end > start && lexer.Span[end - 1] == '\r' ? 1 : 0);
            }
        }

        throw new InvalidDataException("A stream without end.");
    }

    private void Remark(ReadOnlySpan<byte> comment)
    {
        if (comment.StartsWith("%%EOF"u8))
        {
            Ends++;
        }
        else if (!comment.StartsWith("%PDF-"u8) && comment.Length > 8)
        {
            Remarks.Add(System.Text.Encoding.UTF8.GetString(comment));
        }
    }

    private void Unpack(PdfDictionary stream)
    {
        var content = Filters.Decode(stream) ?? [];
        var first = int.Parse(((PdfToken)Resolve(stream["First"])!).Text, CultureInfo.InvariantCulture);
        var count = int.Parse(((PdfToken)Resolve(stream["N"])!).Text, CultureInfo.InvariantCulture);
        var head = new PdfLexer(content);
        for (var i = 0; i < count; i++)
        {
            var number = int.Parse(((PdfToken)head.Next(false)!).Text, CultureInfo.InvariantCulture);
            var offset = int.Parse(((PdfToken)head.Next(false)!).Text, CultureInfo.InvariantCulture);
            Put(number, new PdfLexer(content, first + offset).Next(hasReferences: true) ?? new PdfToken("null"));
        }
    }
}
