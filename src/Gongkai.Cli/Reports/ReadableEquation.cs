using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Reports;

/// <summary>等式读法 — the sides of an equation with the printed labels in place of the keys that machines read.</summary>
internal sealed class ReadableEquation
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    internal ReadableEquation(AnnualReport report)
    {
        foreach (var row in report.Tables.SelectMany(table => table.Format.Rows))
        {
            _labels.TryAdd(row.Path[(row.Path.LastIndexOf('.') + 1)..], WithoutNumber(row.Label));
            foreach (var column in row.Columns)
            {
                _labels.TryAdd(column.Id, column.Label);
            }
        }
    }

    internal string Read(string side)
    {
        var text = new StringBuilder(side.Length);
        for (var at = 0; at < side.Length;)
        {
            var end = at;
            while (end < side.Length && char.IsAsciiLetterOrDigit(side[end]))
            {
                end++;
            }

            if (end == at)
            {
                text.Append(side[at++]);
                continue;
            }

            var word = side[at..end];
            text.Append(_labels.GetValueOrDefault(word, word));
            at = end;
        }

        return text.ToString();
    }

    // 一、本年新收… , （一）予以公开, 1.属于国家秘密; a note in brackets after the label goes as well.
    private static string WithoutNumber(string label)
    {
        var start = label.AsSpan().IndexOfAny("、）.") + 1;
        var end = label.IndexOf('（', start);
        return label[(start < label.Length ? start : 0)..(end > start ? end : label.Length)];
    }
}
