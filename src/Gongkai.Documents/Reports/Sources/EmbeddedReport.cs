using System.Net;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>内嵌年报 — picks from the strings of a data file the one, or the several, that carry the report, and reads them.</summary>
internal sealed class EmbeddedReport(SourceLimits limits)
{
    /// <summary>Words of which every report has most, one for each of its parts.</summary>
    private static readonly string[] s_marks = ["总体情况", "主动公开政府信息", "政府信息公开申请", "行政复议", "存在的主要问题", "其他需要报告"];

    /// <summary>So many marks in one string make it a report of its own.</summary>
    private const int MarksOfReport = 3;

    /// <summary>How often a string may be wrapped in another notation.</summary>
    private const int MostUnwrappings = 3;

    private readonly List<Candidate> _candidates = [];

    public string? Title { get; set; }

    /// <summary>Takes a string of the data into account.</summary>
    public void Add(string value)
    {
        var text = Unescape(value);
        var marks = s_marks.Count(mark => text.Contains(mark, StringComparison.Ordinal));
        if (marks > 0 || text.Contains("<td", StringComparison.OrdinalIgnoreCase))
        {
            _candidates.Add(new Candidate(text, marks, Weight(text)));
        }
    }

    public Result<SourceDocument> Read(SourceKind kind)
    {
        var chosen = Choose();
        if (chosen.Count == 0)
        {
            return SourceRefusals.NoEmbeddedReport;
        }

        var writer = new BlockWriter(limits);
        foreach (var candidate in chosen)
        {
            var read = MarkupSource.Read(candidate.Text, limits);
            if (!read.TryGet(out var part))
            {
                return read.Refusal!;
            }

            Title ??= part.OuterTitle;
            writer.AddAll(part.Blocks);
        }

        return writer.ToDocument(kind) with { OuterTitle = Title };
    }

    /// <summary>Whole reports where there are any, each once, with its tables where one of its versions has them; else the parts of one.</summary>
    private List<Candidate> Choose()
    {
        var whole = _candidates.FindAll(candidate => candidate.Marks >= MarksOfReport);
        if (whole.Count == 0)
        {
            return _candidates.Sum(candidate => candidate.Marks) >= MarksOfReport ? _candidates : [];
        }

        var chosen = new List<Candidate>();
        foreach (var candidate in whole)
        {
            var same = chosen.FindIndex(other => IsSameReport(other, candidate));
            if (same < 0)
            {
                chosen.Add(candidate);
            }
            else if (candidate.Weight > chosen[same].Weight)
            {
                chosen[same] = candidate;
            }
        }

        return chosen;
    }

    private static bool IsSameReport(Candidate left, Candidate right) => Opening(left.Text) == Opening(right.Text);

    /// <summary>The first Chinese characters of a text whatever its markup.</summary>
    private static string Opening(string text)
    {
        Span<char> opening = stackalloc char[64];
        var length = 0;
        var inTag = false;
        foreach (var character in text)
        {
            inTag = character == '<' || (inTag && character != '>');
            if (!inTag && character is >= '\u4E00' and <= '\u9FFF')
            {
                opening[length++] = character;
                if (length == opening.Length)
                {
                    break;
                }
            }
        }

        return opening[..length].ToString();
    }

    private static int Weight(string text)
    {
        var cells = 0;
        for (var at = text.IndexOf("<td", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("<td", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            cells++;
        }

        return cells;
    }

    private static string Unescape(string text)
    {
        for (var round = 0; round < MostUnwrappings && !text.Contains('<') && text.Contains("&lt;", StringComparison.OrdinalIgnoreCase); round++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text;
    }

    private readonly record struct Candidate(string Text, int Marks, int Weight);
}
