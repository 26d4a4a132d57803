using System.Text;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 值 — a value of a PDF file.</summary>
internal abstract class PdfValue;

/// <summary>PDF 记号 — a number, a truth value, null or an operator, kept as it is written.</summary>
internal sealed class PdfToken(string text) : PdfValue
{
    public string Text { get; } = text;
}

internal sealed class PdfName(string text) : PdfValue
{
    public string Text { get; } = text;
}

internal sealed class PdfString(byte[] bytes) : PdfValue
{
    public byte[] Bytes { get; } = bytes;

    public string Text =>
        Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2))
        : Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(Bytes.AsSpan(2))
        : Encoding.UTF8.GetString(Bytes).TrimStart('\uFEFF');
}

internal sealed class PdfReference(int number) : PdfValue
{
    public int Number { get; } = number;
}

internal sealed class PdfArray(List<PdfValue> items) : PdfValue
{
    public List<PdfValue> Items { get; } = items;
}

internal sealed class PdfDictionary : PdfValue
{
    public Dictionary<string, PdfValue> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Encoded content, where the dictionary is that of a stream.</summary>
    public ReadOnlyMemory<byte>? Content { get; set; }

    public PdfValue? this[string key] => Entries.GetValueOrDefault(key);

    public string Name(string key) => (Entries.GetValueOrDefault(key) as PdfName)?.Text ?? "";
}
