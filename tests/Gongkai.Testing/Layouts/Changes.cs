namespace Gongkai.Testing.Layouts;

/// <summary>版面变化 — what authors and programs do to rows, labels and values of the prescribed tables, before any file format.</summary>
public static class Changes
{
    private static readonly (string Right, string Wrong)[] s_knownMisprints =
        [("上年结转", "上年转结"), ("四、结转", "四、转结"), ("其他结果", "其它结果"), ("现行有效件数", "现行有效件"), ("其他法律", "其它法律"), ("总计", "合计")];

    private static readonly (string Right, string Wrong)[] s_freshMisprints =
        [("政府信息公开申请数量", "政府信息公开审请数量"), ("予以公开", "于以公开"), ("举报", "举 报"), ("重复申请", "重复审请"), ("行政事业性收费", "行政事业收费"), ("过程性信息", "过程信息")];

    public static void KnownMisprints(Page page) => Misprint(page, s_knownMisprints, false);

    public static void FreshMisprints(Page page) => Misprint(page, s_freshMisprints, true);

    /// <summary>Vertical group labels: one character a line, with empty lines between if asked.</summary>
    public static Action<Page> VerticalGroups(string separator) => page => page.Replace("part3", table => EachCell(table, cell =>
        cell.Role == PrintedRole.Group
            ? cell with { Text = string.Join(separator, cell.Text.Replace(" ", "", StringComparison.Ordinal).ToCharArray()) } : cell));

    /// <summary>Heads and labels broken over lines inside their cells.</summary>
    public static void BrokenLabels(Page page)
    {
        foreach (var table in page.Tables.ToList())
        {
            page.Replace(table.Id, old => EachCell(old, cell =>
                cell.Role is PrintedRole.Label or PrintedRole.Head && cell.Text.Length > 7
                    ? cell with { Text = cell.Text.Insert(cell.Text.Length / 2, "\n") } : cell));
        }
    }

    /// <summary>The last characters of a long label alone in the next row, values in the first row.</summary>
    public static void LabelTailInNextRow(Page page) => CutLabels(page, valuesSecond: false);

    /// <summary>The same with the values in the second row.</summary>
    public static void LabelTailWithValues(Page page) => CutLabels(page, valuesSecond: true);

    /// <summary>A local row with values of its own in parts two and three.</summary>
    public static void ExtraRows(Page page)
    {
        page.Replace("part2", table => Inserted(table, "art20_1.normativeDocuments", row => row with
        {
            Path = null,
            Cells = [new PrintedCell("其他主动公开文件", PrintedRole.Label),
                .. row.Cells.Skip(1).Select((cell, i) => cell with { Text = $"{i + 31}", Address = null })],
        }));
        page.Replace("part3", table => Inserted(table, "newReceived", row => row with
        {
            Path = null,
            Cells = [new PrintedCell("其中：网络渠道", PrintedRole.Label) { ColumnSpan = 3 },
                .. row.Cells.Skip(1).Select((cell, i) => cell with { Text = $"{i + 41}", Address = null })],
        }));
    }

    /// <summary>Eight zeros for seven columns in some rows of zeros.</summary>
    public static void SurplusZeros(Page page) => page.ReplaceRows("part3", row =>
        row.Path is "notHandledExcessive" or "notHandledConfirmOrReissue" or "resultsTotal" or "carriedOut"
            && row.Cells.All(cell => cell.Address is null || cell.Text.Trim() is "0" or "０")
            ? [row with { Cells = [.. row.Cells, row.Cells[^1] with { Address = null }] }]
            : [row]);

    /// <summary>One value too many in a row that is not all alike: which one is surplus cannot be known.</summary>
    public static void SurplusNumber(Page page) => page.ReplaceRows("part3", row =>
    {
        if (row.Path is not ("newReceived" or "resultsTotal"))
        {
            return [row];
        }

        page.Expect.MustRefuse($"part3.{row.Path}");
        var at = row.Cells.Count - 3;
        return [row with { Cells = [.. row.Cells.Take(at), new PrintedCell("77", PrintedRole.Value), .. row.Cells.Skip(at)] }];
    });

    /// <summary>One value too few in a row: which one is missing cannot be known.</summary>
    public static void MissingValue(Page page) => page.ReplaceRows("part3", row =>
    {
        if (row.Path is not ("granted" or "unableNotHeld" or "carriedOut"))
        {
            return [row];
        }

        page.Expect.MustRefuse($"part3.{row.Path}");
        return [row with { Cells = [.. row.Cells.Where((_, i) => i != row.Cells.Count - 3)] }];
    });

    /// <summary>A subtotal row under each group of outcomes, with values.</summary>
    public static void GroupSubtotals(Page page) => page.Replace("part3", table =>
    {
        foreach (var path in (string[])["deniedAdministrativeInquiry", "unableStillUnclear", "notHandledConfirmOrReissue"])
        {
            PrintedCell[] values = [.. Enumerable.Range(50, 7).Select(n => new PrintedCell($"{n}", PrintedRole.Value))];
            table = table.InsertAfter(table.IndexOf(path), new PrintedRow([new PrintedCell("小计", PrintedRole.Label), .. values]));
        }

        return table;
    });

    /// <summary>A note behind some numbers.</summary>
    public static void NotesInValues(Page page) => page.Replace("part3", table => EachCell(table, cell =>
    {
        if (cell.Address is null || cell.Text.Trim() is "" or "/" or "—" || !cell.Address.EndsWith(".naturalPerson", StringComparison.Ordinal))
        {
            return cell;
        }

        page.Expect.MayRefuse(cell.Address);
        return cell with { Text = cell.Text.TrimEnd() + "（含上年2件）" };
    }));

    /// <summary>Counts with a counting word: 12件.</summary>
    public static void CountingWords(Page page) => page.Replace("part3", table => EachCell(table, cell =>
        cell.Address is null || cell.Text.Trim() is "" or "/" or "—" ? cell : cell with { Text = cell.Text.TrimEnd() + "件" }));

    /// <summary>Numbers of two digits torn apart by a blank.</summary>
    public static void TornDigits(Page page) => page.Replace("part3", table => EachCell(table, cell =>
    {
        var text = cell.Text.Trim();
        if (cell.Address is null || text.Length != 2 || !char.IsDigit(text[1]))
        {
            return cell;
        }

        page.Expect.MustRefuse(cell.Address);
        return cell with { Text = $"{text[0]} {text[1]}" };
    }));

    public static PrintedTable EachCell(PrintedTable table, Func<PrintedCell, PrintedCell> change) =>
        table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(change)] })] };

    private static PrintedTable Inserted(PrintedTable table, string after, Func<PrintedRow, PrintedRow> make)
    {
        var index = table.IndexOf(after);
        return table.InsertAfter(index, make(table.Rows[index]));
    }

    private static void Misprint(Page page, (string Right, string Wrong)[] misprints, bool mayRefuse)
    {
        foreach (var id in (string[])["part2", "part3", "part4"])
        {
            page.Replace(id, table => table with { Rows = [.. table.Rows.Select(row => Misprinted(page, row, misprints, mayRefuse))] });
        }
    }

    private static PrintedRow Misprinted(Page page, PrintedRow row, (string Right, string Wrong)[] misprints, bool mayRefuse)
    {
        var isChanged = false;
        var cells = row.Cells.Select(cell =>
        {
            var hit = cell.Role == PrintedRole.Value
                ? default : misprints.FirstOrDefault(misprint => cell.Text.Contains(misprint.Right, StringComparison.Ordinal));
            isChanged |= hit.Right is not null;
            return hit.Right is null ? cell : cell with { Text = cell.Text.Replace(hit.Right, hit.Wrong, StringComparison.Ordinal) };
        }).ToList();
        if (isChanged && mayRefuse)
        {
            page.Expect.MayRefuse(row);
        }

        return row with { Cells = cells };
    }

    private static void CutLabels(Page page, bool valuesSecond) => page.Replace("part3", table =>
    {
        foreach (var path in (string[])["notHandledPublishedWork", "deniedForbiddenByLaw", "unableNeedsCreation"])
        {
            var index = table.IndexOf(path);
            var row = table.Rows[index];
            var label = row.Cells[0];
            var cut = label.Text.Length - 1 - page.Random.Next(3);
            var values = row.Cells.Skip(1).ToList();
            var blanks = values.Select(value => value with { Text = "", Address = null }).ToList();
            var tail = new PrintedRow([label with { Text = label.Text[cut..] }, .. valuesSecond ? values : blanks], valuesSecond ? path : null);
            var rows = table.Rows.ToList();
            rows[index] = new PrintedRow([label with { Text = label.Text[..cut] }, .. valuesSecond ? blanks : values], valuesSecond ? null : path);
            table = (table with { Rows = rows }).InsertAfter(index, tail);
            if (valuesSecond)
            {
                page.Expect.MayRefuse(tail);
            }
        }

        return table;
    });
}
