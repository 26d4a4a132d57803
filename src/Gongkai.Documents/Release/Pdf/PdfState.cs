namespace Gongkai.Documents.Release.Pdf;

/// <summary>图形状态 — what of the state of drawing decides whether text and areas are seen.</summary>
internal sealed record PdfState
{
    public PdfMatrix Matrix { get; init; } = PdfMatrix.Identity;

    public PdfBox Clip { get; init; } = PdfBox.Everything;

    public bool IsWhite { get; init; }

    public bool IsOpaque { get; init; } = true;

    public PdfFont? Font { get; init; }

    public double Size { get; init; }

    public double SignGap { get; init; }

    public double BlankGap { get; init; }

    public double Stretch { get; init; } = 1;

    public double Leading { get; init; }

    public double Rise { get; init; }

    public int Rendering { get; init; }
}
