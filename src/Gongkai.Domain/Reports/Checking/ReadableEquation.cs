using System.Text;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>等式和位置读法 — the sides of an equation, and places, with the printed labels in place of the keys that machines read.</summary>
public sealed class ReadableEquation
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal)
    {
        ["part2"] = "表二",
        ["part3"] = "表三",
        ["part4"] = "表四",
        ["document"] = "全文",
    };

    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal)
    {
        ["values"] = "个数值",
        ["columns"] = "列",
        ["previous"] = "上年",
        ["results"] = "各项办理结果",
        ["sum"] = "之和：",
        ["of"] = "",
    };

    public ReadableEquation(AnnualReport report)
    {
        foreach (var (table, row) in report.Tables.SelectMany(table => table.Format.Rows.Select(row => (table.Format, row))))
        {
            var place = $"{_places.GetValueOrDefault(table.Id, table.Id)}“{row.Label}”";
            _places[$"{table.Id}.{row.Path}"] = place;
            foreach (var column in row.Columns)
            {
                _places[$"{table.Id}.{row.Path}.{column.Id}"] = $"{place}的“{column.Label}”";
            }

            _labels.TryAdd(row.Path[(row.Path.LastIndexOf('.') + 1)..], WithoutNumber(row.Label));
            foreach (var column in row.Columns)
            {
                _labels.TryAdd(column.Id, column.Label);
            }
        }
    }

    /// <summary>A place by the printed labels: 表三“（七）总计”的“总计” for part3.resultsTotal.total.</summary>
    public string Place(string where) => string.Join('、', where.Split(',').Select(part => _places.GetValueOrDefault(part, part)));

    /// <summary>One side of an equation with the printed labels.</summary>
    public string Read(string side)
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
