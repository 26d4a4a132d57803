namespace Gongkai.Documents.Release.Pdf;

/// <summary>PDF 字体 — as much of a font as the width of its signs asks for.</summary>
internal sealed class PdfFont
{
    private readonly Dictionary<int, double> _widths = [];
    private readonly bool _hasTwoBytes;
    private readonly bool _isMixed;
    private readonly double _otherWidth;
    private readonly double _scale = 0.001;

    public PdfFont(PdfFile file, PdfDictionary? font)
    {
        _hasTwoBytes = font?.Name("Subtype") == "Type0";
        _isMixed = _hasTwoBytes && font!.Name("Encoding") is { } encoding && (encoding.Contains("EUC", StringComparison.Ordinal) || encoding.Contains("GBK", StringComparison.Ordinal) || encoding.Contains("GB-", StringComparison.Ordinal));
        _otherWidth = _hasTwoBytes ? 1000 : 500;
        if (font is null)
        {
            return;
        }

        if (_hasTwoBytes && file.Dictionary(file.Items(font["DescendantFonts"]).FirstOrDefault()) is { } descendant)
        {
            _otherWidth = file.Resolve(descendant["DW"]) is PdfToken width && double.TryParse(width.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1000;
            ReadRanges(file, file.Items(descendant["W"]));
            return;
        }

        var first = file.Resolve(font["FirstChar"]) is PdfToken token && int.TryParse(token.Text, out var start) ? start : 0;
        var widths = file.Numbers(font["Widths"]);
        for (var i = 0; i < widths.Length; i++)
        {
            _widths[first + i] = widths[i];
        }

        _scale = font.Name("Subtype") == "Type3" && file.Numbers(font["FontMatrix"]) is { Length: 6 } matrix ? Math.Abs(matrix[0]) : 0.001;
    }

    /// <summary>The signs of a shown string: width in units of the font size, and whether it is a blank of one byte.</summary>
    public IEnumerable<(double Width, bool IsBlank)> Signs(byte[] text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isDouble = _hasTwoBytes && i + 1 < text.Length && (!_isMixed || text[i] >= 0x81);
            var code = isDouble ? (text[i] << 8) + text[++i] : text[i];
            yield return (_widths.GetValueOrDefault(code, _otherWidth) * _scale, !_hasTwoBytes && code == 32);
        }
    }

    private void ReadRanges(PdfFile file, List<PdfValue> ranges)
    {
        for (var i = 0; i + 1 < ranges.Count; i++)
        {
            var from = Number(file, ranges[i]);
            if (file.Resolve(ranges[i + 1]) is PdfArray list)
            {
                var widths = file.Numbers(list);
                for (var k = 0; k < widths.Length; k++)
                {
                    _widths[from + k] = widths[k];
                }

                i++;
            }
            else if (i + 2 < ranges.Count)
            {
                var to = Math.Min(Number(file, ranges[i + 1]), from + 65_535);
                var width = Number(file, ranges[i + 2]);
                for (var code = from; code <= to; code++)
                {
                    _widths[code] = width;
                }

                i += 2;
            }
        }
    }

    private static int Number(PdfFile file, PdfValue value) =>
        file.Resolve(value) is PdfToken token && double.TryParse(token.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1 << 20 ? (int)number : 0;
}
