namespace Gongkai.Documents.Release.Pdf;

/// <summary>绘制记录 — what a page paints and in which order: signs of text, and areas that may cover them.</summary>
internal sealed class PdfPaint
{
    private const long MostComparisons = 400_000_000;
    private readonly List<(double X, double Y, int Order)> _signs = [];
    private readonly List<(PdfBox Box, int Order)> _covers = [];
    private readonly List<PdfBox> _grounds = [];
    private int _order;

    /// <summary>Signs that cannot be seen: drawn invisibly, in white on white, or beside the page.</summary>
    public int Invisible { get; set; }

    public void Sign(double x, double y) => _signs.Add((x, y, _order++));

    public void Area(PdfBox box, bool isOpaque, bool isWhite)
    {
        if (!box.IsArea)
        {
            return;
        }

        if (isOpaque)
        {
            _covers.Add((box, _order++));
        }

        if (!isWhite)
        {
            _grounds.Add(box);
        }
    }

    public bool IsOnGround(double x, double y) => _grounds.Exists(box => box.Has(x, y));

    public bool HasSignIn(PdfBox box) => _signs.Exists(sign => box.Has(sign.X, sign.Y));

    /// <summary>The areas that lie over signs painted before them.</summary>
    public IEnumerable<(PdfBox Box, int Signs)> Covered()
    {
        if ((long)_signs.Count * _covers.Count > MostComparisons)
        {
            throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
        }

        foreach (var (box, order) in _covers)
        {
            var signs = 0;
            foreach (var sign in _signs)
            {
                if (sign.Order > order)
                {
                    break;
                }

                signs += box.Has(sign.X, sign.Y) ? 1 : 0;
            }

            if (signs > 0)
            {
                yield return (box, signs);
            }
        }
    }
}
