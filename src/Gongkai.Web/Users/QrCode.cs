using System.Globalization;
using System.Net;
using System.Text;

namespace Gongkai.Web.Users;

/// <summary>二维码 — text as a QR code drawn in SVG; byte mode, level M, versions 1 to 10 (GB/T 18284, ISO/IEC 18004).</summary>
public static class QrCode
{
    private const int Quiet = 4;

    /// <summary>The picture, with a title for those who do not see it.</summary>
    /// <exception cref="ArgumentException">More than 213 bytes.</exception>
    public static string Svg(string text, string title)
    {
        var modules = Modules(text);
        var size = modules.GetLength(0);
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (modules[x, y])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h1v1h-1z");
                }
            }
        }

        var side = (size + (2 * Quiet)).ToString(CultureInfo.InvariantCulture);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"200\" height=\"200\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">"
            + $"<title>{WebUtility.HtmlEncode(title)}</title><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>";
    }

    /// <summary>Dark modules by column and row.</summary>
    public static bool[,] Modules(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.For(content.Length);
        var grid = new QrGrid(version);
        grid.Place(QrBits.Of(content, version));
        return grid.Masked();
    }
}
