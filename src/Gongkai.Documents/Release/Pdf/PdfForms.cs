using System.Globalization;

namespace Gongkai.Documents.Release.Pdf;

/// <summary>共用对象 — fonts, graphic states and forms that several pages share.</summary>
internal sealed class PdfForms(PdfFile file)
{
    private readonly Dictionary<PdfDictionary, PdfFont> _fonts = [];

    public static PdfFont NoFont { get; } = new(null!, null);

    /// <summary>Numbers of the forms and pictures that some page draws.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>New content of forms that held what must go.</summary>
    public Dictionary<PdfDictionary, byte[]> Edited { get; } = [];

    public PdfFont FontOf(PdfValue? value)
    {
        if (file.Dictionary(value) is not { } dictionary)
        {
            return NoFont;
        }

        return _fonts.TryGetValue(dictionary, out var font) ? font : _fonts[dictionary] = new PdfFont(file, dictionary);
    }

    public PdfState WithGraphics(PdfState state, PdfDictionary? graphics)
    {
        if (graphics is null)
        {
            return state;
        }

        var alpha = file.Resolve(graphics["ca"]) is PdfToken token && double.TryParse(token.Text, CultureInfo.InvariantCulture, out var value) ? value : state.IsOpaque ? 1 : 0;
        var blend = file.Resolve(graphics["BM"]) as PdfName;
        var isMasked = file.Resolve(graphics["SMask"]) is PdfDictionary;
        return state with { IsOpaque = alpha > 0.95 && blend?.Text is null or "Normal" or "Compatible" && !isMasked };
    }
}
