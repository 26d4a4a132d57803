namespace Gongkai.Documents.Release.Pdf;

/// <summary>变换 — six numbers that carry points of one system into another.</summary>
internal readonly record struct PdfMatrix(double A, double B, double C, double D, double E, double F)
{
    public static PdfMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public static PdfMatrix Of(IReadOnlyList<double> numbers) => numbers.Count >= 6 ? new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) : Identity;

    /// <summary>First this one, then the other.</summary>
    public PdfMatrix Then(PdfMatrix other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D), (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);

    public (double X, double Y) Point(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    public PdfBox Box(double x0, double y0, double x1, double y1)
    {
        var (ax, ay) = Point(x0, y0);
        var (bx, by) = Point(x1, y0);
        var (cx, cy) = Point(x1, y1);
        var (dx, dy) = Point(x0, y1);
        return new PdfBox(Math.Min(Math.Min(ax, bx), Math.Min(cx, dx)), Math.Min(Math.Min(ay, by), Math.Min(cy, dy)), Math.Max(Math.Max(ax, bx), Math.Max(cx, dx)), Math.Max(Math.Max(ay, by), Math.Max(cy, dy)));
    }
}

/// <summary>框 — a box on the page.</summary>
internal readonly record struct PdfBox(double X0, double Y0, double X1, double Y1)
{
    public static PdfBox Everything { get; } = new(-1e9, -1e9, 1e9, 1e9);

    public bool IsArea => X1 - X0 >= 2 && Y1 - Y0 >= 2;

    public bool Has(double x, double y) => x >= X0 && x <= X1 && y >= Y0 && y <= Y1;

    public PdfBox And(PdfBox other) => new(Math.Max(X0, other.X0), Math.Max(Y0, other.Y0), Math.Min(X1, other.X1), Math.Min(Y1, other.Y1));
}
