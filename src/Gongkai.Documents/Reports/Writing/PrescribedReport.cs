using System.Globalization;
using System.Xml;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>规定体例 — a report as a sequence of title, headings, paragraphs, tables and
/// sign-off, ready to print in any format; 国办公开办函〔2021〕30号.</summary>
public static class PrescribedReport
{
    /// <summary>转换说明 — begins every line that the converter adds; such lines are dropped when a converted report is converted again.</summary>
    public const string NoteMark = "〔转换说明〕";

    public static IReadOnlyList<PrescribedBlock> Compose(AnnualReport report)
    {
        var blocks = new List<PrescribedBlock>();
        if (report.Title is { Length: > 0 } title)
        {
            blocks.Add(new PrescribedBlock(PrescribedBlockKind.Title, Printable(title)));
        }

        AddParagraphs(blocks, report.Preface);
        foreach (var section in report.Sections)
        {
            if (section.Heading is { Length: > 0 } heading)
            {
                blocks.Add(new PrescribedBlock(PrescribedBlockKind.Heading, Printable(heading)));
            }

            AddParagraphs(blocks, section.Text);
            foreach (var table in report.Tables.Where(table => table.Format.Section == section.Number))
            {
                blocks.Add(new PrescribedBlock(PrescribedBlockKind.Table, Caption(section.Number, section.Heading), PrescribedTable.From(table)));
            }

            if (Note(report, $"part{section.Number}") is { } note)
            {
                blocks.Add(new PrescribedBlock(PrescribedBlockKind.Note, note));
            }
        }

        AddSignOff(blocks, report.SignOff);
        return blocks;
    }

    /// <summary>The name of a part without its number, or of its number where no heading was read.</summary>
    public static string Name(ReportSection section) => Name(section.Number, section.Heading);

    /// <summary>What stands above the table of a part.</summary>
    public static string Caption(int section, string? heading) => Name(section, heading) + "统计表";

    private static string Name(int section, string? printed)
    {
        var heading = Printable(printed ?? "");
        var stop = heading.IndexOf('、', StringComparison.Ordinal);
        var name = stop is > 0 and <= 2 ? heading[(stop + 1)..] : heading;
        return name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"第{section}部分");
    }

    /// <summary>The text without the characters that no XML document may hold.</summary>
    public static string Printable(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c) && !char.IsControl(c)))
        {
            return text;
        }

        var kept = new List<char>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Add(text[i]);
                kept.Add(text[++i]);
            }
            else if (text[i] is '\n' or '\r' or '\t')
            {
                kept.Add(' ');
            }
            else if (XmlConvert.IsXmlChar(text[i]) && !char.IsControl(text[i]))
            {
                kept.Add(text[i]);
            }
        }

        return string.Concat(kept);
    }

    private static void AddParagraphs(List<PrescribedBlock> blocks, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var paragraph = CellText.TrimAll(Printable(line));
            if (paragraph.Length > 0 && !paragraph.StartsWith(NoteMark, StringComparison.Ordinal))
            {
                blocks.Add(new PrescribedBlock(PrescribedBlockKind.Paragraph, paragraph));
            }
        }
    }

    private static string? Note(AnnualReport report, string part)
    {
        var messages = report.Unreadable
            .Where(unreadable => unreadable.Where == part || unreadable.Where.StartsWith(part + ".", StringComparison.Ordinal))
            .Select(unreadable => Printable(unreadable.Message).TrimEnd('。'))
            .Distinct()
            .ToList();
        var table = report.Table(part);
        if (messages.Count == 0 && (table is null || !table.Cells.Contains(null)))
        {
            return null;
        }

        var lead = table is null ? "原文件中的本表未能读出" : $"标有“{CellText.UnreadableMark}”的单元格未能从原文件中认定，不是零也不是空白";
        return messages.Count == 0 ? $"{NoteMark}{lead}。" : $"{NoteMark}{lead}：{string.Join('；', messages)}。";
    }

    private static void AddSignOff(List<PrescribedBlock> blocks, SignOff? signOff)
    {
        if (signOff?.Organ is { Length: > 0 } organ)
        {
            blocks.Add(new PrescribedBlock(PrescribedBlockKind.SignOff, Printable(organ)));
        }

        if (signOff?.Date is { } date)
        {
            blocks.Add(new PrescribedBlock(PrescribedBlockKind.SignOff,
                string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")));
        }
    }
}

/// <summary>块 — one piece of a report as it is printed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it prints; for a table its caption.</param>
/// <param name="Table">The table, where it is one.</param>
public sealed record PrescribedBlock(PrescribedBlockKind Kind, string Text, PrescribedTable? Table = null);

/// <summary>块的种类 — what a printed piece of a report is.</summary>
public enum PrescribedBlockKind
{
    Title,
    Heading,
    Paragraph,
    Table,

    /// <summary>A line that the converter adds.</summary>
    Note,

    /// <summary>A line of the sign-off: the organ or the day.</summary>
    SignOff,
}
