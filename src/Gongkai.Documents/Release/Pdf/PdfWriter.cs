using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 写出 — writes what can be reached from the root, once, in one version, without what is banned.</summary>
internal sealed class PdfWriter(PdfFile file, HashSet<int> banned)
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly Queue<int> _waiting = new();
    private readonly ArrayBufferWriter<byte> _output = new();

    public byte[] Write(PdfValue root)
    {
        Text("%PDF-1.7\n");
        var rootNumber = NumberOf(((PdfReference)root).Number);
        var places = new SortedDictionary<int, long>();
        while (_waiting.TryDequeue(out var number))
        {
            places[_numbers[number]] = _output.WrittenCount;
            Text($"{_numbers[number]} 0 obj\n");
            Value(file.Objects[number]);
            Text("\nendobj\n");
        }

        var start = _output.WrittenCount;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places.Values)
        {
            Text($"{place.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        }

        Text($"trailer\n<< /Size {places.Count + 1} /Root {rootNumber} 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return _output.WrittenSpan.ToArray();
    }

    /// <summary>The objects that were reached.</summary>
    public IReadOnlyCollection<int> Reached => _numbers.Keys;

    public static byte[] Serialize(PdfValue value)
    {
        var writer = new PdfWriter(null!, []);
        writer.Value(value);
        return writer._output.WrittenSpan.ToArray();
    }

    private int NumberOf(int number)
    {
        if (!_numbers.TryGetValue(number, out var assigned))
        {
            assigned = _numbers[number] = _numbers.Count + 1;
            _waiting.Enqueue(number);
        }

        return assigned;
    }

    private void Value(PdfValue value)
    {
        switch (value)
        {
            case PdfToken token:
                Text(token.Text);
                break;
            case PdfName name:
                Name(name.Text);
                break;
            case PdfString text:
                Text($"<{Convert.ToHexString(text.Bytes)}>");
                break;
            case PdfReference reference:
                Text(banned.Contains(reference.Number) || !file.Objects.ContainsKey(reference.Number) ? "null" : $"{NumberOf(reference.Number)} 0 R");
                break;
            case PdfArray array:
                Text("[");
                array.Items.ForEach(item =>
                {
                    Value(item);
                    Text(" ");
                });
                Text("]");
                break;
            case PdfDictionary dictionary:
                Dictionary(dictionary);
                break;
        }
    }

    private void Dictionary(PdfDictionary dictionary)
    {
        Text("<<");
        foreach (var (key, value) in dictionary.Entries.Where(entry => dictionary.Content is null || entry.Key != "Length"))
        {
            Name(key);
            Text(" ");
            Value(value);
            Text("\n");
        }

        if (dictionary.Content is { } content)
        {
            Text($"/Length {content.Length} >>\nstream\n");
            _output.Write(content.Span);
            Text("\nendstream");
        }
        else
        {
            Text(">>");
        }
    }

    private void Name(string name)
    {
        var text = new StringBuilder("/");
        foreach (var c in name)
        {
            text.Append(c is > ' ' and < '\u007F' && !"()<>[]{}/%#".Contains(c, StringComparison.Ordinal) ? c.ToString() : $"#{(int)c:X2}");
        }

        Text(text.ToString());
    }

    private void Text(string text) => _output.Write(Encoding.Latin1.GetBytes(text));
}
