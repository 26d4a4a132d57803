using System.Globalization;
using System.Net;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gongkai.Cli.Docs;

/// <summary>终端图示 — records what is written to a console and draws it as SVG, each segment placed by its display width.</summary>
internal sealed class TerminalPicture : IDisposable
{
    private const int Columns = 118;
    private const int MostLines = 42;
    private const double CellWidth = 8.4;
    private const double LineHeight = 19;
    private const double Margin = 16;

    private readonly string _command;
    private readonly Recorder _recorder;
    private readonly SegmentCollector _collector = new();

    internal TerminalPicture(string command)
    {
        _command = command;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(TextWriter.Null),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Columns;
        console.Profile.Capabilities.Unicode = true;
        _recorder = new Recorder(console);
    }

    internal IAnsiConsole Console => _recorder;

    public void Dispose() => _recorder.Dispose();

    internal string ToSvg()
    {
        _recorder.Export(_collector);
        var lines = Segment.SplitLines(_collector.Segments).Take(MostLines).ToList();
        while (lines.Count > 0 && lines[^1].All(segment => string.IsNullOrWhiteSpace(segment.Text)))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var height = (Margin * 2) + (LineHeight * (lines.Count + 2));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{(Columns * CellWidth) + (Margin * 2):0}\" height=\"{height:0}\"");
        svg.Append(" font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','Microsoft YaHei UI',monospace\" font-size=\"14\" fill=\"#d8dee9\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e222a\"/>\n");
        AppendText(svg, 0, 0, $"$ {_command}", Style.Plain);
        for (var line = 0; line < lines.Count; line++)
        {
            var column = 0;
            foreach (var segment in lines[line])
            {
                if (!string.IsNullOrWhiteSpace(segment.Text))
                {
                    AppendText(svg, line + 1, column, segment.Text, segment.Style);
                }

                column += segment.CellCount();
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendText(StringBuilder svg, int line, int column, string text, Style style)
    {
        var color = style.Foreground == Color.Red ? "#ff6b6b" : style.Foreground == Color.Yellow ? "#f5c451"
            : style.Foreground == Color.Blue ? "#7fb4ff" : null;
        svg.Append(CultureInfo.InvariantCulture,
            $"<text xml:space=\"preserve\" x=\"{Margin + (column * CellWidth):0.#}\" y=\"{Margin + ((line + 1) * LineHeight):0.#}\"");
        svg.Append(CultureInfo.InvariantCulture, $" textLength=\"{text.GetCellWidth() * CellWidth:0.#}\" lengthAdjust=\"spacingAndGlyphs\"");
        svg.Append(color is null ? "" : $" fill=\"{color}\"");
        svg.Append(style.Decoration.HasFlag(Decoration.Bold) ? " font-weight=\"bold\"" : "");
        svg.Append(style.Decoration.HasFlag(Decoration.Dim) ? " opacity=\"0.6\"" : "");
        svg.Append('>').Append(WebUtility.HtmlEncode(text)).Append("</text>\n");
    }

    private sealed class SegmentCollector : IAnsiConsoleEncoder
    {
        internal List<Segment> Segments { get; } = [];

        public string Encode(IAnsiConsole console, IEnumerable<IRenderable> renderables)
        {
            var options = RenderOptions.Create(console);
            foreach (var renderable in renderables)
            {
                Segments.AddRange(renderable.Render(options, console.Profile.Width));
            }

            return "";
        }
    }
}
