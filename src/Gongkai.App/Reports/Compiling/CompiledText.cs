using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.App.Reports.Compiling;

/// <summary>固化文本 — frozen figures and case lists as short lines: <c>format/table:value origin,…</c> and <c>id table position,…</c>.</summary>
public static class CompiledText
{
    public static string Figures(IEnumerable<CompiledTable> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.Append(table.Format.FormatId).Append('/').Append(table.Format.Id).Append(':')
                .AppendJoin(',', table.Figures.Select(figure => $"{figure.Value?.ToString(CultureInfo.InvariantCulture)}{Mark(figure.Origin)}")).Append('\n');
        }

        return text.ToString();
    }

    public static IReadOnlyList<CompiledTable> Read(string figures)
    {
        var tables = new List<CompiledTable>();
        foreach (var line in figures.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (slash, colon) = (line.IndexOf('/', StringComparison.Ordinal), line.IndexOf(':', StringComparison.Ordinal));
            var format = ReportFormats.Shipped.Find(line[..slash])!.Table(line[(slash + 1)..colon]);
            tables.Add(new CompiledTable(format, [.. line[(colon + 1)..].Split(',').Select(Figure)]));
        }

        return tables;
    }

    /// <summary>One line a record that counts anywhere.</summary>
    public static string Cases(CompiledYear compiled)
    {
        var text = new StringBuilder();
        foreach (var (id, table, positions) in compiled.Memberships())
        {
            if (positions.Count > 0)
            {
                text.Append(id.ToString("N")).Append(' ').Append(table).Append(' ').AppendJoin(',', positions).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The records that a frozen list has at a position of a table.</summary>
    public static IEnumerable<Guid> CasesAt(string cases, string table, int position)
    {
        foreach (var line in cases.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            if (parts[1] == table && parts[2].Split(',').Any(one => int.Parse(one, CultureInfo.InvariantCulture) == position))
            {
                yield return Guid.ParseExact(parts[0], "N");
            }
        }
    }

    public static string Checksum(string figures, string cases) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{figures}\n{cases}")));

    private static CompiledFigure Figure(string text) =>
        new(text.Length == 1 ? null : decimal.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.Number, CultureInfo.InvariantCulture), Origin(text[^1]));

    private static char Mark(FigureOrigin origin) => origin switch
    {
        FigureOrigin.Computed => 'c',
        FigureOrigin.Entered => 'e',
        FigureOrigin.CarriedOver => 'o',
        _ => 'm',
    };

    private static FigureOrigin Origin(char mark) => mark switch
    {
        'c' => FigureOrigin.Computed,
        'e' => FigureOrigin.Entered,
        'o' => FigureOrigin.CarriedOver,
        _ => FigureOrigin.Missing,
    };
}
