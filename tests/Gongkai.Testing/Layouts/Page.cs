using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>页 — the blocks of one report on their way into a file, and what may be expected of a reader; changes rework both.</summary>
public sealed class Page
{
    public Page(GeneratedReport report, PrintStyle style)
    {
        Report = report;
        Style = style;
        Expect = new Expectation(report);
        Random = new Random(unchecked((report.Seed * 31) + 7));
        Build();
    }

    public GeneratedReport Report { get; }

    public PrintStyle Style { get; }

    public Expectation Expect { get; }

    /// <summary>For choices of the layout; the same for the same seed.</summary>
    public Random Random { get; }

    public List<PrintedBlock> Blocks { get; } = [];

    public IEnumerable<PrintedTable> Tables => Blocks.OfType<PrintedTable>();

    /// <summary>The same report in another style, with the expectation that goes with it.</summary>
    public Page InStyle(PrintStyle style) => new(Report, style);

    public PrintedTable Table(string id) => Tables.First(table => table.Id == id);

    public void Replace(string id, Func<PrintedTable, PrintedTable> change) => ReplaceWithBlocks(id, table => [change(table)]);

    public void ReplaceWithBlocks(string id, Func<PrintedTable, IEnumerable<PrintedBlock>> change)
    {
        var index = Blocks.FindIndex(block => block is PrintedTable table && table.Id == id);
        var table = (PrintedTable)Blocks[index];
        Blocks.RemoveAt(index);
        Blocks.InsertRange(index, change(table));
    }

    /// <summary>Reworks every row that carries values of a form.</summary>
    public void ReplaceRows(string id, Func<PrintedRow, IEnumerable<PrintedRow>> change) =>
        Replace(id, table => table with { Rows = [.. table.Rows.SelectMany(row => row.Path is null ? [row] : change(row))] });

    public void ReplaceText(ParagraphRole role, Func<PrintedParagraph, string> change)
    {
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i] is PrintedParagraph paragraph && paragraph.Role == role)
            {
                Blocks[i] = paragraph with { Text = change(paragraph) };
            }
        }
    }

    private void Build()
    {
        Add(Report.Organ, ParagraphRole.Title);
        Add(Report.TitleTail, ParagraphRole.Title);
        AddProse(0);
        foreach (var section in ReportFormats.Shipped.Find(Report.RequestFormat)!.Sections)
        {
            Blocks.Add(new PrintedParagraph(section.Heading, ParagraphRole.Heading, section.Number));
            AddProse(section.Number);
            if (section.Number is >= 2 and <= 4)
            {
                Blocks.Add(PrescribedTables.Build($"part{section.Number}", Report, Style));
            }
        }

        Add(Report.Organ, ParagraphRole.SignOff);
        Add(Report.SignedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), ParagraphRole.SignOff);
    }

    private void Add(string text, ParagraphRole role) => Blocks.Add(new PrintedParagraph(text, role));

    private void AddProse(int part)
    {
        foreach (var text in Report.Prose[part])
        {
            Blocks.Add(new PrintedParagraph(text, ParagraphRole.Body, part));
        }
    }
}
