using System.Globalization;
using System.IO.Compression;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 过滤器 — unpacks streams with a bound; what it does not know is held, not skipped.</summary>
internal sealed class PdfFilters(PdfFile file, UnpackingBudget budget)
{
    /// <summary>Content of a stream unpacked; null for a picture whose packing is its own format.</summary>
    public byte[]? Decode(PdfDictionary stream)
    {
        var content = stream.Content?.ToArray() ?? [];
        var filters = Names(stream["Filter"] ?? stream["F"]);
        for (var i = 0; i < filters.Count; i++)
        {
            var parameters = file.Resolve(stream["DecodeParms"] ?? stream["DP"]) is PdfArray list ? file.Resolve(i < list.Items.Count ? list.Items[i] : null) : file.Resolve(stream["DecodeParms"] ?? stream["DP"]);
            switch (filters[i])
            {
                case "FlateDecode" or "Fl":
                    content = Unpredicted(Inflate(content), parameters as PdfDictionary);
                    break;
                case "ASCIIHexDecode" or "AHx":
                    content = ((PdfString)new PdfLexer((byte[])[(byte)'<', .. content, (byte)'>']).Next(false)!).Bytes;
                    break;
                case "ASCII85Decode" or "A85":
                    content = Ascii85(content);
                    break;
                case "DCTDecode" or "DCT" or "JPXDecode" or "CCITTFaxDecode" or "CCF" or "JBIG2Decode":
                    return null;
                default:
                    throw new ReleaseHeldException(ReleaseRefusals.PdfFilter);
            }
        }

        return content;
    }

    public List<string> Names(PdfValue? filter) => file.Resolve(filter) switch
    {
        PdfName name => [name.Text],
        PdfArray list => [.. list.Items.Select(item => (file.Resolve(item) as PdfName)?.Text ?? "")],
        _ => [],
    };

    private byte[] Inflate(byte[] content)
    {
        using var memory = new MemoryStream();
        using var zlib = new BoundedStream(new ZLibStream(new MemoryStream(content), CompressionMode.Decompress), budget);
        zlib.CopyTo(memory);
        return memory.ToArray();
    }

    private byte[] Unpredicted(byte[] content, PdfDictionary? parameters)
    {
        var predictor = Number(parameters?["Predictor"], 1);
        if (predictor < 2)
        {
            return content;
        }

        var pixel = Math.Max(1, Number(parameters?["Colors"], 1) * Number(parameters?["BitsPerComponent"], 8) / 8);
        var row = ((Number(parameters?["Columns"], 1) * Number(parameters?["Colors"], 1) * Number(parameters?["BitsPerComponent"], 8)) + 7) / 8;
        if (predictor < 10)
        {
            // Only pictures are packed so, and their points are not read.
            return content;
        }

        var rows = content.Length / (row + 1);
        var plain = new byte[rows * row];
        for (var r = 0; r < rows; r++)
        {
            var kind = content[r * (row + 1)];
            for (var i = 0; i < row; i++)
            {
                var left = i >= pixel ? plain[(r * row) + i - pixel] : 0;
                var up = r > 0 ? plain[((r - 1) * row) + i] : 0;
                var corner = i >= pixel && r > 0 ? plain[((r - 1) * row) + i - pixel] : 0;
                var guess = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                plain[(r * row) + i] = (byte)((content[(r * (row + 1)) + 1 + i] + guess) & 0xFF);
            }
        }

        return plain;
    }

    private int Number(PdfValue? value, int otherwise) =>
        file.Resolve(value) is PdfToken token && int.TryParse(token.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1 << 20 ? number : otherwise;

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] Ascii85(byte[] content)
    {
        var plain = new List<byte>(content.Length);
        var group = new List<int>(5);
        foreach (var c in content)
        {
            if (c == '~')
            {
                break;
            }

            if (c == 'z' && group.Count == 0)
            {
                plain.AddRange([0, 0, 0, 0]);
            }
            else if (c is >= (byte)'!' and <= (byte)'u')
            {
                group.Add(c - '!');
                Flush(5);
            }
        }

        if (group.Count > 1)
        {
            var missing = 5 - group.Count;
            group.AddRange(Enumerable.Repeat(84, missing));
            Flush(5);
            plain.RemoveRange(plain.Count - missing, missing);
        }

        return [.. plain];

        void Flush(int size)
        {
            if (group.Count == size)
            {
                var value = group.Aggregate(0L, (sum, digit) => (sum * 85) + digit);
                plain.AddRange([(byte)((value >> 24) & 0xFF), (byte)((value >> 16) & 0xFF), (byte)((value >> 8) & 0xFF), (byte)(value & 0xFF)]);
                group.Clear();
            }
        }
    }
}
