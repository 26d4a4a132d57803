namespace Gongkai.Testing.Layouts;

/// <summary>表的重排 — tables cut, turned, widened or rearranged; the values stay what they are.</summary>
public static class Rearrangements
{
    /// <summary>Part three cut in two tables within a group, part two after its penalty row, as at a page end.</summary>
    public static void SplitTables(Page page)
    {
        page.ReplaceWithBlocks("part2", table => Split(table, "art20_6.administrativePenalty", []));
        page.ReplaceWithBlocks("part3", table => Split(table, "notHandledRepeat", []));
    }

    /// <summary>The same cut, head repeated over the second half.</summary>
    public static void SplitWithRepeatedHead(Page page) =>
        page.ReplaceWithBlocks("part3", table => Split(table, "deniedInternalAffairs", [.. table.Rows.Take(3)]));

    /// <summary>Page numbers and page breaks between the rows of one text table.</summary>
    public static void PageBreaks(Page page)
    {
        page.Expect.MayRefuse("part2.art20_5.administrativeLicense");
        page.ReplaceWithBlocks("part3", table => Split(table, "deniedThirdPartyRights", [], new PrintedParagraph("- 4 -\n\f", ParagraphRole.Other)));
        page.ReplaceWithBlocks("part2",
            table => Split(table, "art20_5.administrativeLicense", [], new PrintedParagraph("3\n\f", ParagraphRole.Other)));
    }

    /// <summary>Some rows lose their group's covered position: the label stands in the first column.</summary>
    public static void LabelsInFirstColumn(Page page)
    {
        page.ReplaceWithBlocks("part3", table =>
        {
            var halves = Split(table, "notHandledRepeat", []).Cast<PrintedTable>().ToList();
            return [table with { Rows = [.. halves[0].Rows, .. halves[1].Rows.Select(AtLeft)] }];
        });
    }

    /// <summary>A column of remarks at the right, mostly blank.</summary>
    public static void RemarksColumn(Page page)
    {
        foreach (var id in (string[])["part2", "part3"])
        {
            page.Expect.MayRefuse(id);
            page.Replace(id, table => table with
            {
                Rows = [.. table.Rows.Select((row, i) => i is 1 or 2 && id == "part3" ? row : row with
                {
                    Cells = [.. row.Cells, new PrintedCell(row.Path is null ? "备注" : row.Path == "newReceived" ? "含信函" : "",
                        PrintedRole.Head) { RowSpan = i == 0 && id == "part3" ? 3 : 1 }],
                })],
            });
        }
    }

    /// <summary>A column of serial numbers at the left.</summary>
    public static void SerialColumn(Page page) => page.Replace("part3", table =>
    {
        var number = 0;
        return table with
        {
            Rows = [.. table.Rows.Select((row, i) => i is 1 or 2 ? row : row with
            {
                Cells = [new PrintedCell(row.Path is null ? "序号" : $"{++number}", PrintedRole.Head) { RowSpan = i == 0 ? 3 : 1 }, .. row.Cells],
            })],
        };
    });

    /// <summary>A row of units under the head.</summary>
    public static void UnitRow(Page page) => page.Replace("part3", table =>
        table.InsertAfter(2, new PrintedRow([new PrintedCell("计量单位", PrintedRole.Head) { ColumnSpan = 3 },
            .. Enumerable.Repeat(new PrintedCell("件", PrintedRole.Head), 7)])));

    /// <summary>One row of heads without the group rows above it.</summary>
    public static void FlatHead(Page page) => page.Replace("part3", table =>
    {
        var first = table.Rows[0].Cells[0] with { RowSpan = 1 };
        var heads = new[] { table.Rows[1].Cells[0] with { RowSpan = 1 } }.Concat(table.Rows[2].Cells)
            .Append(table.Rows[1].Cells[2] with { RowSpan = 1 });
        return table with { Rows = [new PrintedRow([first, .. heads]), .. table.Rows.Skip(3)] };
    });

    /// <summary>总计 stands before the kinds of applicants.</summary>
    public static void TotalFirst(Page page)
    {
        page.Expect.MayRefuse("part3");
        FlatHead(page);
        page.Replace("part3", table => table with
        {
            Rows = [.. table.Rows.Select(row =>
                row with { Cells = [.. row.Cells.Take(row.Cells.Count - 7), row.Cells[^1], .. row.Cells.Skip(row.Cells.Count - 7).Take(6)] })],
        });
    }

    /// <summary>Part three turned: a row for each kind of applicant.</summary>
    public static void TransposedRequests(Page page)
    {
        page.Expect.MayRefuse("part3");
        FlatHead(page);
        page.Replace("part3", table => Turned(table, "申请人", row => row.Cells.First(cell => cell.Role == PrintedRole.Label).Text));
    }

    /// <summary>Part four turned: a row for each result.</summary>
    public static void TransposedRemedies(Page page)
    {
        page.Expect.MayRefuse("part4");
        page.Replace("part4", table =>
        {
            var heads = table.Rows[2].Cells;
            var values = table.Rows[^1].Cells;
            var rows = new List<PrintedRow> { new([new PrintedCell("结果", PrintedRole.Head), table.Rows[0].Cells[0] with { ColumnSpan = 1 }, .. table.Rows[1].Cells.Skip(5).Select(cell => cell with { ColumnSpan = 1 })]) };
            for (var i = 0; i < 5; i++)
            {
                rows.Add(new PrintedRow([heads[i], values[i], values[i + 5], values[i + 10]], "values"));
            }

            return table with { Rows = rows };
        });
    }

    /// <summary>Part four in two tables, reconsideration and litigation, each under its name.</summary>
    public static void SplitRemedies(Page page) => page.ReplaceWithBlocks("part4", table =>
    {
        var heads = table.Rows[2].Cells.Take(5).ToList();
        var values = table.Rows[^1].Cells;
        return
        [
            table with { Rows = [table.Rows[0] with { Cells = [table.Rows[0].Cells[0]] }, new PrintedRow(heads), new PrintedRow([.. values.Take(5)], "values")] },
            new PrintedParagraph("行政诉讼情况如下表。", ParagraphRole.Body, 4),
            table with { Rows = [new PrintedRow([table.Rows[0].Cells[1]]), new PrintedRow([.. table.Rows[1].Cells.Skip(5)]), new PrintedRow([.. heads, .. heads]), new PrintedRow([.. values.Skip(5)], "values")] },
        ];
    });

    /// <summary>A label before the fifteen values of part four.</summary>
    public static Action<Page> RemediesLabel(string label, bool mayRefuse) => page =>
    {
        if (mayRefuse)
        {
            page.Expect.MayRefuse("part4");
        }

        page.Replace("part4", table => table with
        {
            Rows =
            [
                table.Rows[0] with { Cells = [new PrintedCell("项目", PrintedRole.Head) { RowSpan = 3 }, .. table.Rows[0].Cells] },
                .. table.Rows.Skip(1).Take(2),
                table.Rows[3] with { Cells = [new PrintedCell(label, PrintedRole.Label), .. table.Rows[3].Cells] },
            ],
        });
    };

    /// <summary>Part four with its fifteen heads only, no word of what they belong to.</summary>
    public static void RemediesWithoutGroups(Page page)
    {
        page.Expect.MayRefuse("part4");
        page.Replace("part4", table =>
            table with { Rows = [new PrintedRow([.. Enumerable.Repeat(table.Rows[2].Cells.Take(5), 3).SelectMany(heads => heads)]), table.Rows[3]] });
    }

    private static List<PrintedBlock> Split(PrintedTable table, string after, IReadOnlyList<PrintedRow> head, PrintedBlock? between = null)
    {
        var cut = table.IndexOf(after) + 1;
        var rows = table.Rows.ToList();
        var open = new List<PrintedCell>();
        for (var i = 0; i < cut; i++)
        {
            open.AddRange(rows[i].Cells.Where(cell => i + cell.RowSpan > cut)
                .Select(cell => cell with { Text = "", RowSpan = i + cell.RowSpan - cut }));
            var index = i;
            rows[i] = rows[i] with { Cells = [.. rows[i].Cells.Select(cell => cell with { RowSpan = Math.Min(cell.RowSpan, cut - index) })] };
        }

        rows[cut] = rows[cut] with { Cells = [.. open, .. rows[cut].Cells] };
        var blocks = new List<PrintedBlock> { table with { Rows = [.. rows.Take(cut)] } };
        if (between is not null)
        {
            blocks.Add(between);
        }

        blocks.Add(table with { Rows = [.. head, .. rows.Skip(cut)] });
        return blocks;
    }

    private static PrintedRow AtLeft(PrintedRow row)
    {
        var label = row.Cells.FirstOrDefault(cell => cell.Role == PrintedRole.Label && cell.Text.Length > 0);
        return label is null ? row : row with { Cells = [label with { ColumnSpan = 3 }, .. row.Cells.Where(cell => cell.Role == PrintedRole.Value)] };
    }

    private static PrintedTable Turned(PrintedTable table, string corner, Func<PrintedRow, string> label)
    {
        var values = table.Rows.Where(row => row.Path is not null).ToList();
        var rows = new List<PrintedRow> { new([new PrintedCell(corner, PrintedRole.Head), .. values.Select(row => new PrintedCell(label(row), PrintedRole.Head))]) };
        for (var column = 0; column < 7; column++)
        {
            var head = table.Rows[0].Cells[column + 1];
            rows.Add(new PrintedRow([head with { Role = PrintedRole.Label },
                .. values.Select(row => row.Cells.Where(cell => cell.Role == PrintedRole.Value).ElementAt(column))], "turned"));
        }

        return table with { Rows = rows };
    }
}
