namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 页面 — the pages in the order of the tree, with what they inherit.</summary>
internal sealed record PdfPage(int Number, int ObjectNumber, PdfDictionary Dictionary, PdfDictionary? Resources, PdfBox Box)
{
    private const int MostPages = 20_000;

    public static List<PdfPage> All(PdfFile file)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<PdfDictionary>();
        var root = file.Dictionary(file.Trailer["Root"])!;
        Walk(root["Pages"], [], 0);
        return pages.Count > 0 ? pages : throw new InvalidDataException("No pages.");

        void Walk(PdfValue? value, Dictionary<string, PdfValue> inherited, int depth)
        {
            if (file.Dictionary(value) is not { } node || !seen.Add(node) || depth > 64 || pages.Count > MostPages)
            {
                throw new InvalidDataException("A broken tree of pages.");
            }

            var own = new Dictionary<string, PdfValue>(inherited, StringComparer.Ordinal);
            foreach (var key in (string[])["Resources", "MediaBox", "CropBox", "Rotate"])
            {
                if (node[key] is { } set)
                {
                    own[key] = set;
                }
            }

            if (node["Kids"] is not null)
            {
                file.Items(node["Kids"]).ForEach(kid => Walk(kid, own, depth + 1));
                return;
            }

            var numbers = file.Numbers(own.GetValueOrDefault("CropBox") ?? own.GetValueOrDefault("MediaBox"));
            var box = numbers.Length == 4
                ? new PdfBox(Math.Min(numbers[0], numbers[2]), Math.Min(numbers[1], numbers[3]), Math.Max(numbers[0], numbers[2]), Math.Max(numbers[1], numbers[3]))
                : new PdfBox(0, 0, 612, 792);
            pages.Add(new PdfPage(pages.Count + 1, (value as PdfReference)?.Number ?? 0, node, file.Dictionary(own.GetValueOrDefault("Resources")), box));
        }
    }

    /// <summary>The content of the page as one piece.</summary>
    public byte[] Content(PdfFile file)
    {
        using var memory = new MemoryStream();
        var pieces = file.Resolve(Dictionary["Contents"]) is PdfArray list ? list.Items : Dictionary["Contents"] is { } one ? [one] : [];
        foreach (var piece in pieces.Select(file.Dictionary).OfType<PdfDictionary>())
        {
            memory.Write(file.Filters.Decode(piece) ?? throw new ReleaseHeldException(ReleaseRefusals.PdfFilter));
            memory.WriteByte((byte)'\n');
        }

        return memory.ToArray();
    }
}
