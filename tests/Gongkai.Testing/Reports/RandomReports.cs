using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>Reports with every kind of cell in every place, the same for the same seed; they need not make sense, they need to survive.</summary>
public static class RandomReports
{
    private static readonly string[] s_texts = ["/", "—", "无", "见附件", "-", "不涉及", "=1+1", "@甲|乙", "<a>&\"b\"", "'引号"];
    private static readonly string[] s_counts = ["0", "1", "7", "23", "108", "13612", "44件", "１３", "1,204", "-8"];
    private static readonly string[] s_amounts = ["0", "0万元", "25.8万元", "0.0436 亿元", "4000元", "183.51", "12", "3.50万元", "/", ""];
    private static readonly MoneyUnit?[] s_headUnits = [null, MoneyUnit.Yuan, MoneyUnit.TenThousandYuan, MoneyUnit.HundredMillionYuan];

    /// <summary>One report; tables two and three may be of different formats.</summary>
    public static AnnualReport Of(int seed, ReportFormats? formats = null)
    {
        var random = new Random(seed);
        var all = (formats ?? ReportFormats.Shipped).All;
        var tables = new List<ReportTable>();
        var unreadable = new List<Unreadable>();
        foreach (var id in all[0].Tables.Select(table => table.Id))
        {
            var format = all[random.Next(all.Count)].Table(id);
            tables.Add(new ReportTable(format, Cells(format, random, unreadable)));
        }

        return ReportBuilder.For("2021").Text(1, "（一）主动公开。全年发布信息1301条，其中|动态|199条。\n# 不是标题\n<b>不是标记</b>&amp;").Build() with
        {
            Tables = tables,
            Unreadable = unreadable,
        };
    }

    /// <summary>A report of one format in which every cell is a plain number, a zero or a blank.</summary>
    public static AnnualReport Plain(int seed, string formatId)
    {
        var random = new Random(seed);
        var report = ReportBuilder.For(formatId).Build();
        return report with
        {
            Tables = [.. report.Tables.Select(table => new ReportTable(table.Format, PlainCells(table.Format, random)))],
        };
    }

    private static Cell?[] PlainCells(TableFormat format, Random random)
    {
        var cells = new Cell?[format.CellCount];
        foreach (var row in format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                var number = random.Next(4) switch
                {
                    0 => "",
                    1 => "0",
                    _ => random.Next(1, 2000).ToString(CultureInfo.InvariantCulture),
                };
                cells[row.Offset + i] = CellText.Read(row.Columns[i].Kind == ColumnKind.Money && number.Length > 0 ? number + "万元" : number,
                    row.Columns[i].Kind, row.Columns[i].Unit, default);
            }
        }

        return cells;
    }

    private static Cell?[] Cells(TableFormat format, Random random, List<Unreadable> unreadable)
    {
        var cells = new Cell?[format.CellCount];
        foreach (var row in format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                var column = row.Columns[i];
                if (random.Next(12) == 0)
                {
                    unreadable.Add(new Unreadable($"{format.Id}.{row.Path}.{column.Id}", "order-lost", $"“{row.Label}”的“{column.Label}”不能确定。",
                        Place(random)));
                    continue;
                }

                var isMoney = column.Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
                var printed = random.Next(5) switch
                {
                    0 => "",
                    1 when !isMoney => s_texts[random.Next(s_texts.Length)],
                    _ when isMoney => s_amounts[random.Next(s_amounts.Length)],
                    _ => s_counts[random.Next(s_counts.Length)],
                };
                cells[row.Offset + i] = CellText.Read(printed, column.Kind, s_headUnits[random.Next(s_headUnits.Length)],
                    new CellSource(Place(random), Recognition.Grid));
            }
        }

        return cells;
    }

    private static SourcePlace Place(Random random) => random.Next(4) switch
    {
        0 => SourcePlace.None,
        1 => SourcePlace.OfText(random.Next(1, 400), random.Next(1, 80)),
        2 => SourcePlace.OfTable(random.Next(1, 4), random.Next(1, 30), random.Next(1, 12)),
        _ => SourcePlace.OfPage(random.Next(1, 9), new PageBox(70.5f, random.Next(50, 700), 90.25f, 710)),
    };
}
