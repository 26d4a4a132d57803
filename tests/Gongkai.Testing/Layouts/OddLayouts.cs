using System.Globalization;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>罕见版式 — deviations that invite a guess, and file kinds that nobody expects under their name.</summary>
public static class OddLayouts
{
    private static readonly (string Name, Func<Page, FileContent> Write)[] s_writers =
    [
        ("text-tab", TextWriters.TabRows(Covered.Empty, Spanned.Squeezed)),
        ("md-pipes", TextWriters.Pipes(Covered.Empty, Spanned.Padded, new PipeLook())),
        ("html", HtmlWriters.Html(new HtmlLook())),
        ("docx", DocxWriters.Docx(new DocxLook())),
    ];

    private static readonly (string Name, Action<Page> Change)[] s_changes =
    [
        ("missing-row", HostileChanges.MissingRow),
        ("doubled-row", HostileChanges.DoubledRow),
        ("contradicting-row", HostileChanges.ContradictingRow),
        ("missing-column", HostileChanges.MissingColumn),
        ("extra-column", HostileChanges.ExtraColumn),
        ("swapped-columns", HostileChanges.SwappedColumns),
        ("swapped-remedies", HostileChanges.SwappedRemedies),
        ("swapped-block-columns", HostileChanges.SwappedBlockColumns),
        ("words-for-nothing", HostileChanges.WordsForNothing),
        ("merged-zeros", HostileChanges.MergedZeros),
        ("prose-like-rows", HostileChanges.ProseLikeRows),
        ("caption-footnote", HostileChanges.CaptionAndFootnote),
        ("subordinates", HostileChanges.SubordinateTable),
    ];

    public static IReadOnlyList<Layout> All { get; } =
    [
        .. s_writers.SelectMany(writer => s_changes.Where(change => !IsInvisible(writer.Name, change.Name))
        .Select(change => new Layout($"{writer.Name}-{change.Name}", writer.Write, change.Change))),
        new("text-cell-lines-prose-like-rows", TextWriters.CellLines, HostileChanges.ProseLikeRows),
        new("text-bare-lines-missing-row", TextWriters.BareCellLines, HostileChanges.MissingRow),
        new("text-bare-lines-missing-column", TextWriters.BareCellLines, HostileChanges.MissingColumn),
        new("text-bare-lines-prose-like-rows", TextWriters.BareCellLines, HostileChanges.ProseLikeRows),
        new("text-tab-mixed-pads", MixedPads),
        new("text-utf16-no-mark", page => Bytes("年报.txt", new UnicodeEncoding(false, false), page)),
        new("text-gb18030-named-html", page => Bytes("年报.html", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, page)),
        new("md-grid", Grid),
        new("rtf", RichText),
        new("mht", WebArchive),
    ];

    // Padded bars show a merged zero as a zero and six blanks; nobody can tell.
    private static bool IsInvisible(string writer, string change) => (writer, change) is ("md-pipes", "merged-zeros");

    // Off-by-one converters: a wide label takes one further cell or none, the row is filled at its end.
    private static FileContent MixedPads(Page page) => TextWriters.Write(page, "年报.txt", (table, text) =>
    {
        foreach (var (slots, row) in table.Slots().Zip(table.Rows))
        {
            if (row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0))
            {
                page.Expect.MayRefuse(row);
            }

            var cells = new List<string>();
            foreach (var slot in slots.Where(slot => slot.IsFirstColumn))
            {
                cells.Add(slot.IsFirstRow ? slot.Cell.Text : "");
                if (slot.IsOwn && slot.Cell is { ColumnSpan: > 1, Role: not PrintedRole.Value } && page.Random.Next(2) == 0)
                {
                    cells.Add("");
                }
            }

            cells.AddRange(Enumerable.Repeat("", Math.Max(0, table.Columns - cells.Count)));
            text.AppendJoin('\t', cells).Append('\n');
        }
    });

    private static FileContent Bytes(string fileName, Encoding encoding, Page page) =>
        FileContent.OfBytes(fileName, encoding.GetBytes(TextWriters.TabRows(Covered.Empty, Spanned.Squeezed)(page).Text!));

    // Tables drawn with plus signs and bars; a reader may decline them.
    private static FileContent Grid(Page page)
    {
        page.Expect.MayRefuseAll();
        return TextWriters.Write(page, "年报.md", (table, text) =>
        {
            var rule = "+" + string.Concat(Enumerable.Repeat("----------+", table.Columns));
            foreach (var row in TextWriters.Cells(table, Covered.Empty, Spanned.Padded))
            {
                text.Append(rule).Append("\n| ").AppendJoin(" | ", row.Select(cell => TextWriters.Joined(cell, ""))).Append(" |\n");
            }

            text.Append(rule).Append('\n');
        });
    }

    private static FileContent RichText(Page page)
    {
        page.Expect.MayRefuseAll();
        var text = new StringBuilder("{\\rtf1\\ansi\\ansicpg936\\uc1 ");
        foreach (var c in TextWriters.TabRows(Covered.Empty, Spanned.Squeezed)(page).Text!)
        {
            _ = c switch
            {
                '\n' => text.Append("\\par\n"),
                '\t' => text.Append("\\tab "),
                < '\u0080' => text.Append(c),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(c > short.MaxValue ? c - 65536 : c)}?"),
            };
        }

        return FileContent.OfBytes("年报.doc", Encoding.ASCII.GetBytes(text.Append('}').ToString()));
    }

    private static FileContent WebArchive(Page page)
    {
        page.Expect.MayRefuseAll();
        var html = Convert.ToBase64String(Encoding.UTF8.GetBytes(HtmlWriters.Document(page, new HtmlLook { Word = true })),
            Base64FormattingOptions.InsertLineBreaks);
        return FileContent.OfBytes("年报.doc", Encoding.ASCII.GetBytes(
            $"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"----=_part\"\n\n------=_part\nContent-Type: text/html; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n{html}\n------=_part--\n"));
    }
}
