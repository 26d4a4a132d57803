using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;

namespace Gongkai.App.Publications;

/// <summary>版本差异种类 — what became of a piece of text between two versions.</summary>
public enum TextChange
{
    Same,
    Added,
    Removed,
}

/// <summary>版本差异 — a piece of text that stayed, came or went.</summary>
public sealed record ChangedText(TextChange Change, string Text);

/// <summary>段落差异 — one paragraph; one that was changed shows its pieces.</summary>
/// <param name="Change">Of the paragraph as a whole; changed ones count as the same with pieces that differ.</param>
public sealed record ChangedParagraph(TextChange Change, IReadOnlyList<ChangedText> Pieces);

/// <summary>要素差异 — a field that has another value.</summary>
public sealed record ChangedField(string Name, string Before, string After);

/// <summary>版本对照 — what differs between two versions of an item: fields, and the text paragraph by paragraph.</summary>
public sealed record VersionDifference(IReadOnlyList<ChangedField> Fields, IReadOnlyList<ChangedParagraph> Paragraphs)
{
    // Beyond this the table of the longest common text is not worth its memory: what lies between head and tail is shown as replaced.
    private const long MostCells = 4_000_000;

    public bool IsEmpty => Fields.Count == 0 && Paragraphs.All(paragraph => paragraph.Change == TextChange.Same && paragraph.Pieces.All(piece => piece.Change == TextChange.Same));

    /// <param name="themes">The site's list, for the names of subjects.</param>
    public static VersionDifference Of(ItemContent before, ItemContent after, ThemeList themes)
    {
        var former = ItemReading.Read(before.BodyHtml).Paragraphs;
        var present = ItemReading.Read(after.BodyHtml).Paragraphs;
        return new VersionDifference(FieldsOf(before, after, themes), Pair(Align(former, present)));
    }

    private static List<ChangedField> FieldsOf(ItemContent before, ItemContent after, ThemeList themes)
    {
        (string Name, Func<ItemContent, string> Value)[] fields =
        [
            ("标题", content => content.Title), ("信息种类", content => ItemKinds.Of(content.Kind).Name), ("文号", content => content.DocumentNumber), ("发布机构", content => content.IssuingOrgan),
            ("服务对象", content => content.Audience is { } audience ? ItemAudiences.InChinese(audience) : ""),
            ("成文日期", content => $"{content.DatedOn:yyyy-MM-dd}"), ("施行日期", content => $"{content.EffectiveOn:yyyy-MM-dd}"), ("失效日期", content => $"{content.LapsesOn:yyyy-MM-dd}"),
            ("主题分类", content => themes.InChinese(content.ThemeCode)), ("主题词", content => content.Keywords), ("内容概述", content => content.Summary),
            ("公开属性", content => DisclosureDecision.InChinese(content.Disclosure.Class)), ("理由", content => content.Disclosure.Reason), ("依据", content => content.Disclosure.Provision),
            ("来源", content => content.Origin.SourceName), ("责任编辑", content => content.Editor), ("附件", content => string.Join('、', content.Attachments.Select(file => file.Name))),
        ];
        return [.. fields.Select(field => new ChangedField(field.Name, field.Value(before), field.Value(after))).Where(field => field.Before != field.After)];
    }

    /// <summary>The longest common text of two lists, the usual way: head and tail that are equal cost nothing.</summary>
    private static List<(TextChange Change, T Value)> Align<T>(IReadOnlyList<T> former, IReadOnlyList<T> present)
        where T : IEquatable<T>
    {
        var head = 0;
        while (head < former.Count && head < present.Count && former[head].Equals(present[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < former.Count - head && tail < present.Count - head && former[^(tail + 1)].Equals(present[^(tail + 1)]))
        {
            tail++;
        }

        var (rows, columns) = (former.Count - head - tail, present.Count - head - tail);
        var result = former.Take(head).Select(value => (TextChange.Same, value)).ToList();
        if ((long)rows * columns > MostCells)
        {
            result.AddRange(former.Skip(head).Take(rows).Select(value => (TextChange.Removed, value)));
            result.AddRange(present.Skip(head).Take(columns).Select(value => (TextChange.Added, value)));
        }
        else
        {
            Walk(former, present, (head, rows, columns), result);
        }

        result.AddRange(former.Skip(former.Count - tail).Select(value => (TextChange.Same, value)));
        return result;
    }

    private static void Walk<T>(IReadOnlyList<T> former, IReadOnlyList<T> present, (int Head, int Rows, int Columns) part, List<(TextChange, T)> result)
        where T : IEquatable<T>
    {
        var (head, rows, columns) = part;
        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                longest[i, j] = former[head + i].Equals(present[head + j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < rows || j < columns;)
        {
            if (i < rows && j < columns && former[head + i].Equals(present[head + j]))
            {
                result.Add((TextChange.Same, former[head + i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == columns || (i < rows && longest[i + 1, j] >= longest[i, j + 1]))
            {
                result.Add((TextChange.Removed, former[head + i++]));
            }
            else
            {
                result.Add((TextChange.Added, present[head + j++]));
            }
        }
    }

    /// <summary>A paragraph that went and one that came in its place are one that was changed, where they share enough.</summary>
    private static List<ChangedParagraph> Pair(List<(TextChange Change, string Value)> lines)
    {
        var paragraphs = new List<ChangedParagraph>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Change == TextChange.Same)
            {
                paragraphs.Add(Whole(lines[i++]));
                continue;
            }

            var end = i;
            while (end < lines.Count && lines[end].Change != TextChange.Same)
            {
                end++;
            }

            var gone = lines[i..end].Where(line => line.Change == TextChange.Removed).ToList();
            var come = lines[i..end].Where(line => line.Change == TextChange.Added).ToList();
            for (var k = 0; k < Math.Max(gone.Count, come.Count); k++)
            {
                if (k < gone.Count && k < come.Count && Pieces(gone[k].Value, come[k].Value) is { } pieces)
                {
                    paragraphs.Add(new ChangedParagraph(TextChange.Same, pieces));
                    continue;
                }

                paragraphs.AddRange(k < gone.Count ? [Whole(gone[k])] : []);
                paragraphs.AddRange(k < come.Count ? [Whole(come[k])] : []);
            }

            i = end;
        }

        return paragraphs;
    }

    private static ChangedParagraph Whole((TextChange Change, string Value) line) => new(line.Change, [new ChangedText(line.Change, line.Value)]);

    private static List<ChangedText>? Pieces(string before, string after)
    {
        var pieces = new List<ChangedText>();
        foreach (var (change, letter) in Align(before.ToCharArray(), after.ToCharArray()))
        {
            if (pieces.Count > 0 && pieces[^1].Change == change)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + letter };
            }
            else
            {
                pieces.Add(new ChangedText(change, letter.ToString()));
            }
        }

        var kept = pieces.Where(piece => piece.Change == TextChange.Same).Sum(piece => piece.Text.Length);
        return kept * 2 >= Math.Max(before.Length, after.Length) ? pieces : null;
    }
}
