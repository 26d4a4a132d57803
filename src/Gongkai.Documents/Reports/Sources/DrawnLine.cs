using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>字符画的一行 — one line of a drawing by the places of a terminal, where wide characters take two.</summary>
internal sealed class DrawnLine
{
    private const string Up = "+|│┃║├┤└┘┴┼╞╡╘╛╧╪┗┛┣┫┻╋╚╝╠╣╩╬┝┥┠┨┷┿╂";
    private const string DownMarks = "+|│┃║├┤┌┐┬┼╞╡╒╕╤╪┏┓┣┫┳╋╔╗╠╣╦╬┝┥┠┨┯┿╂";
    private const string Left = "+-=:─━═┤┐┘┬┴┼╡╕╛╤╧╪┓┛┫┳┻╋╗╝╣╦╩╬┥┨┯┷┿╂";
    private const string Right = "+-=:─━═├┌└┬┴┼╞╒╘╤╧╪┏┗┣┳┻╋╔╚╠╦╩╬┝┠┯┷┿╂";
    private readonly string _text;
    private readonly int[] _indices;

    private DrawnLine(string text, int[] indices)
    {
        _text = text;
        _indices = indices;
    }

    public int Width => _indices.Length;

    /// <summary>The line in a drawing of a width; null where its last mark does not stand at
    /// the edge, whether quotes are taken as narrow or as wide.</summary>
    public static DrawnLine? Of(string text, int width)
    {
        var trimmed = text.TrimEnd();
        return Placed(trimmed, 1) is { } narrow && narrow.Width == width ? narrow
            : Placed(trimmed, 2) is { } wide && wide.Width == width ? wide
            : null;
    }

    public static int WidthOf(string ruler) => ruler.TrimEnd().Length;

    /// <summary>True for a ruler with a corner at either end.</summary>
    public static bool HasCorners(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 2 && Right.Contains(trimmed[0]) && Left.Contains(trimmed[^1]) && HasEnds(trimmed);
    }

    /// <summary>True where a border stands at either end.</summary>
    public static bool HasEnds(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 2 && (DownMarks.Contains(trimmed[0]) || Up.Contains(trimmed[0]))
            && (DownMarks.Contains(trimmed[^1]) || Up.Contains(trimmed[^1]));
    }

    public bool ReachesUp(int x) => Is(Up, x);

    public bool ReachesDown(int x) => Is(DownMarks, x);

    public bool ReachesLeft(int x) => Is(Left, x);

    public bool ReachesRight(int x) => Is(Right, x);

    /// <summary>Where in the text the character at a place begins.</summary>
    public int IndexAt(int x) => _indices[x] < 0 ? _indices[x - 1] : _indices[x];

    /// <summary>What is written between two borders, of which either may be no mark in this line.</summary>
    public string Between(int left, int right)
    {
        var text = new StringBuilder();
        for (var x = left + 1; x < right; x++)
        {
            if (_indices[x] >= 0)
            {
                text.Append(_text[_indices[x]]);
            }
        }

        return text.ToString();
    }

    private bool Is(string marks, int x) => x < _indices.Length && _indices[x] >= 0 && marks.Contains(_text[_indices[x]]);

    // The second place of a wide character holds nothing.
    private static DrawnLine? Placed(string text, int ambiguous)
    {
        var indices = new List<int>(text.Length * 2);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\t')
            {
                return null;
            }

            indices.Add(i);
            if (WidthOf(text[i], ambiguous) == 2)
            {
                indices.Add(-1);
            }
        }

        return new DrawnLine(text, [.. indices]);
    }

    private static int WidthOf(char c, int ambiguous) => c switch
    {
        < '\u00A1' or >= '\u2500' and <= '\u257F' => 1,
        >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30'
            and <= '\uFE6F' or >= '\uFF01' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6' => 2,
        _ => ambiguous,
    };
}
