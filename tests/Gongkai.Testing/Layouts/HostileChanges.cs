namespace Gongkai.Testing.Layouts;

/// <summary>刁难 — deviations that look regular and invite a guess: rows and columns
/// missing, doubled or exchanged, and text that looks like a row.</summary>
public static class HostileChanges
{
    /// <summary>A row of the form is not printed at all.</summary>
    public static void MissingRow(Page page) => page.Replace("part3", table =>
    {
        foreach (var path in (string[])["deniedEnforcementFile", "unableNeedsCreation"])
        {
            page.Expect.MustRefuse($"part3.{path}");
            table = Without(table, table.IndexOf(path));
        }

        return table;
    });

    /// <summary>A row cut by the page is printed twice with the same values.</summary>
    public static void DoubledRow(Page page) => Doubled(page, cell => cell, Demand.MayRefuse);

    /// <summary>A row is printed twice with different values.</summary>
    public static void ContradictingRow(Page page) =>
        Doubled(page, cell => cell.Role == PrintedRole.Value ? cell with { Text = "88", Address = null } : cell, Demand.MustRefuse);

    /// <summary>One kind of applicant has no column: six values in every row.</summary>
    public static void MissingColumn(Page page)
    {
        page.Expect.MustRefuse("part3");
        Rearrangements.FlatHead(page);
        page.Replace("part3", table => EachRow(table, cells => [.. cells.Take(cells.Count - 3), .. cells.Skip(cells.Count - 2)]));
    }

    /// <summary>A local column among the kinds of applicants: eight values in every row.</summary>
    public static void ExtraColumn(Page page)
    {
        page.Expect.MayRefuse("part3");
        Rearrangements.FlatHead(page);
        page.Replace("part3", table => EachRow(table, cells =>
            [.. cells.Take(cells.Count - 2), cells[0].Role == PrintedRole.Head ? new PrintedCell("行业协会", PrintedRole.Head)
                : new PrintedCell("3", PrintedRole.Value), .. cells.Skip(cells.Count - 2)]));
    }

    /// <summary>商业企业 and 科研机构 in the other order.</summary>
    public static void SwappedColumns(Page page)
    {
        page.Expect.MayRefuse("part3");
        Rearrangements.FlatHead(page);
        page.Replace("part3", table => EachRow(table, cells =>
            [.. cells.Take(cells.Count - 6), cells[^5], cells[^6], .. cells.Skip(cells.Count - 4)]));
    }

    /// <summary>Litigation before reconsideration.</summary>
    public static void SwappedRemedies(Page page)
    {
        page.Expect.MayRefuse("part4");
        page.Replace("part4", table =>
        {
            var values = table.Rows[3].Cells;
            var heads = table.Rows[1].Cells;
            return table with
            {
                Rows =
                [
                    new PrintedRow([.. table.Rows[0].Cells.Reverse()]),
                    new PrintedRow([.. heads.Skip(5), .. heads.Take(5)]),
                    table.Rows[2],
                    table.Rows[3] with { Cells = [.. values.Skip(5), .. values.Take(5)] },
                ],
            };
        });
    }

    /// <summary>The last column of the first block of part two printed first.</summary>
    public static void SwappedBlockColumns(Page page)
    {
        page.Expect.MayRefuse("part2.art20_1");
        page.Replace("part2", table => table with
        {
            Rows = [.. table.Rows.Select((row, i) => i is 1 or 2 or 3
                ? row with { Cells = [row.Cells[0], row.Cells[3], row.Cells[1], row.Cells[2]] } : row)],
        });
    }

    /// <summary>A word instead of a zero in rows of zeros.</summary>
    public static void WordsForNothing(Page page) => page.ReplaceRows("part3", row =>
    {
        var isAllZero = row.Cells.All(cell => cell.Address is null || cell.Text.Trim() is "0" or "０");
        if (!isAllZero)
        {
            return [row];
        }

        foreach (var cell in row.Cells.Where(cell => cell.Address is not null))
        {
            page.Expect.PrintedAsText(cell.Address!);
        }

        return [row with { Cells = [.. row.Cells.Select(cell => cell.Address is null ? cell : cell with { Text = "无" })] }];
    });

    /// <summary>A row of zeros merged to one zero.</summary>
    public static void MergedZeros(Page page) => page.ReplaceRows("part3", row =>
    {
        if (row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim() is not ("0" or "０")))
        {
            return [row];
        }

        page.Expect.MayRefuse(row);
        var labels = row.Cells.Where(cell => cell.Address is null);
        return [row with { Cells = [.. labels, new PrintedCell("0", PrintedRole.Value) { ColumnSpan = 7 }] }];
    });

    /// <summary>Sentences that begin like rows of the forms.</summary>
    public static void ProseLikeRows(Page page)
    {
        AddBody(page, 1, "本年新收政府信息公开申请数量比上年多15件，上年结转4件。");
        AddBody(page, 2, "行政处罚3件，行政强制2件，均在七个工作日内公示。");
        AddBody(page, 3, "申请人中，自然人61人次，其他9人次。");
        AddBody(page, 5, "行政许可 12");
    }

    /// <summary>A unit above and a remark below the table.</summary>
    public static void CaptionAndFootnote(Page page)
    {
        page.ReplaceWithBlocks("part3", table =>
        [
            new PrintedParagraph("单位：件", ParagraphRole.Other),
            table with { Rows = [.. table.Rows, new PrintedRow([new PrintedCell("注：1.本表由办公室填报；2.数据截至12月31日。", PrintedRole.Head) { ColumnSpan = 10 }])] },
        ]);
    }

    /// <summary>Figures of subordinate bodies in a table whose heads are labels of the form.</summary>
    public static void SubordinateTable(Page page)
    {
        PrintedTable table = new("subordinates",
        [
            Row("填报单位", "本年新收", "上年结转", "予以公开", "部分公开", "不予公开", "其他", "总计"),
            Row("芷汀分局", "21", "1", "11", "4", "5", "2", "22"),
            Row("槐溆分局", "32", "0", "17", "6", "6", "3", "32"),
            Row("合计", "53", "1", "28", "10", "11", "5", "54"),
        ]);
        page.Blocks.Insert(page.Blocks.FindIndex(block => block is PrintedParagraph { Role: ParagraphRole.Heading, Part: 6 }), table);
    }

    private static void Doubled(Page page, Func<PrintedCell, PrintedCell> change, Demand demand) => page.Replace("part3", table =>
    {
        foreach (var path in (string[])["deniedStateSecret", "unableNeedsCreation", "carriedOut"])
        {
            var index = table.IndexOf(path);
            var row = table.Rows[index];
            var copy = row with { Cells = [.. row.Cells.Where(cell => cell.Role != PrintedRole.Group).Select(change)] };
            table = table.InsertAfter(index, copy);
            _ = demand == Demand.MayRefuse ? page.Expect.MayRefuse($"part3.{path}") : page.Expect.MustRefuse($"part3.{path}");
        }

        return table;
    });

    private static PrintedTable Without(PrintedTable table, int index) => table with
    {
        Rows = [.. table.Rows.Select((row, i) => row with
        {
            Cells = [.. row.Cells.Select(cell => i < index && i + cell.RowSpan > index ? cell with { RowSpan = cell.RowSpan - 1 } : cell)],
        }).Where((_, i) => i != index)],
    };

    private static PrintedTable EachRow(PrintedTable table, Func<IReadOnlyList<PrintedCell>, IReadOnlyList<PrintedCell>> change) =>
        table with { Rows = [.. table.Rows.Select(row => row with { Cells = change(row.Cells) })] };

    private static PrintedRow Row(params string[] texts) => new([.. texts.Select(text => new PrintedCell(text, PrintedRole.Head))]);

    private static void AddBody(Page page, int part, string text)
    {
        var at = page.Blocks.FindIndex(block => block is PrintedParagraph { Role: ParagraphRole.Heading } heading && heading.Part == part);
        page.Blocks.Insert(at + 1, new PrintedParagraph(text, ParagraphRole.Body, part));
    }
}
