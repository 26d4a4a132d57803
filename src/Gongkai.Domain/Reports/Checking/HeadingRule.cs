namespace Gongkai.Domain.Reports.Checking;

/// <summary>六个部分 — every prescribed part is there, in order, under its prescribed heading (S01).</summary>
internal static class HeadingRule
{
    private const string Numerals = "一二三四五六七八九十";

    public static void Evaluate(CheckContext context)
    {
        var report = context.Report;
        var format = (report.Year is { } year ? context.Formats.ForYear(year) : null) ?? context.Formats.All[^1];
        var last = SourcePlace.None;
        for (var i = 0; i < format.Sections.Count && i < report.Sections.Count; i++)
        {
            var section = report.Sections[i];
            var prescribed = format.Sections[i];
            if (section.Heading is null)
            {
                context.Add(new Finding("S01", Severity.Error, "document", [], null, prescribed.Heading, $"缺少第{Numerals[i]}部分“{prescribed.Heading}”。",
                    format.Basis));
                continue;
            }

            if (section.Heading != prescribed.Heading && !Body(section.Heading).SequenceEqual(Body(prescribed.Heading))
                && !IsSameText(Body(section.Heading), Body(prescribed.Heading)))
            {
                context.Add(new Finding(
                    "S01",
                    Severity.Info,
                    $"heading{section.Number}",
                    [],
                    section.Heading,
                    prescribed.Heading,
                    $"标题“{section.Heading}”与规定标题“{prescribed.Heading}”不一致。",
                    format.Basis));
            }

            if (section.Place.Kind != SourcePlaceKind.None)
            {
                if (last.Kind == section.Place.Kind && IsBefore(section.Place, last))
                {
                    context.Add(new Finding(
                        "S01",
                        Severity.Error,
                        $"heading{section.Number}",
                        [],
                        null,
                        null,
                        $"第{Numerals[i]}部分“{prescribed.Heading}”排在前一部分之前，六个部分的次序不对。",
                        format.Basis));
                }

                last = section.Place;
            }
        }
    }

    private static bool IsBefore(SourcePlace place, SourcePlace other) => place.Kind == SourcePlaceKind.Page
        ? (place.First, place.Box.Top).CompareTo((other.First, other.Box.Top)) < 0
        : (place.First, place.Second, place.Third).CompareTo((other.First, other.Second, other.Third)) < 0;

    // The number and what separates it are not part of the wording.
    private static ReadOnlySpan<char> Body(string heading)
    {
        var start = 0;
        while (start < heading.Length && (CellText.IsBlank(heading[start]) || Numerals.Contains(heading[start]) || heading[start] is '、' or '.' or '．'
            or '，' or ',' or '：' or ':'))
        {
            start++;
        }

        var end = heading.Length;
        while (end > start && (CellText.IsBlank(heading[end - 1]) || heading[end - 1] is '。' or '：' or ':'))
        {
            end--;
        }

        return heading.AsSpan(start, end - start);
    }

    // Blanks inside a heading are layout, not wording.
    private static bool IsSameText(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var j = 0;
        foreach (var c in one)
        {
            if (CellText.IsBlank(c))
            {
                continue;
            }

            if (j == other.Length || other[j] != c)
            {
                return false;
            }

            j++;
        }

        return j == other.Length;
    }
}
