using System.Text;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class PrescribedTableTests
{
    [Fact(DisplayName = "表三表头按规定合并：勾稽说明、申请人情况、法人或其他组织、总计")]
    public void From_TableThree_HasThePrescribedHead()
    {
        var table = Table("2021", "part3");

        Assert.Equal((3, 3), (table.HeadRows, table.LabelColumns));
        Assert.Equal(["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 0 3x3", "申请人情况 3 7x1"], Show(table.Rows[0]));
        Assert.Equal(["自然人 3 1x2", "法人或其他组织 4 5x1", "总计 9 1x2"], Show(table.Rows[1]));
        Assert.Equal(["商业企业 4 1x1", "科研机构 5 1x1", "社会公益组织 6 1x1", "法律服务机构 7 1x1", "其他 8 1x1"], Show(table.Rows[2]));
    }

    [Fact(DisplayName = "表三左侧标签按规定合并：办理结果跨全部结果行，各类跨其明细行")]
    public void From_TableThree_HasThePrescribedLabels()
    {
        var table = Table("2021", "part3");

        Assert.Equal(["一、本年新收政府信息公开申请数量 0 3x1"], Show(table.Rows[3], labels: true));
        Assert.Equal(["三、本年度办理结果 0 1x22", "（一）予以公开 1 2x1"], Show(table.Rows[5], labels: true));
        Assert.Equal(["（三）不予公开 1 1x8", "1.属于国家秘密 2 1x1"], Show(table.Rows[7], labels: true));
        Assert.Equal(["2.其他法律行政法规禁止公开 2 1x1"], Show(table.Rows[8], labels: true));
        Assert.Equal(["（六）其他处理 1 1x3", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 2 1x1"], Show(table.Rows[23], labels: true));
        Assert.Equal(["（七）总计 1 2x1"], Show(table.Rows[26], labels: true));
        Assert.Equal(["四、结转下年度继续办理 0 3x1"], Show(table.Rows[27], labels: true));
    }

    [Fact(DisplayName = "表四：复议与诉讼并列，诉讼再分两类")]
    public void From_TableFour_HasThePrescribedHead()
    {
        var table = Table("2019", "part4");

        Assert.Equal(["行政复议 0 5x1", "行政诉讼 5 10x1"], Show(table.Rows[0]));
        Assert.Equal(["结果维持 0 1x2", "结果纠正 1 1x2", "其他结果 2 1x2", "尚未审结 3 1x2", "总计 4 1x2", "未经复议直接起诉 5 5x1", "复议后起诉 10 5x1"], Show(table.Rows[1]));
        Assert.Equal(10, Show(table.Rows[2]).Count);
        Assert.Equal(15, Show(table.Rows[3]).Count);
    }

    [Fact(DisplayName = "表二：每项一块，列少的末列向右合并")]
    public void From_TableTwo_HasOneBlockAnItem()
    {
        var table = Table("2021", "part2");

        Assert.Equal(["第二十条第（一）项 0 4x1"], Show(table.Rows[0]));
        Assert.Equal(["信息内容 0 1x1", "本年制发件数 1 1x1", "本年废止件数 2 1x1", "现行有效件数 3 1x1"], Show(table.Rows[1]));
        Assert.Equal(["信息内容 0 1x1", "本年处理决定数量 1 3x1"], Show(table.Rows[5]));
        Assert.Equal(["行政许可 0 1x1", "0 1 3x1"], Show(table.Rows[6]));
        Assert.Equal([0, 4, 7, 11], Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows[r].StartsBlock));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void From_AnyTable_CoversEveryPlaceExactlyOnceAndHoldsEveryCell(string formatId)
    {
        foreach (var source in ReportBuilder.For(formatId, Formats).Build().Tables)
        {
            var table = PrescribedTable.From(source);
            foreach (var row in table.Rows)
            {
                Assert.Equal(Enumerable.Range(0, table.Widths.Count), row.Cells.SelectMany(cell => Enumerable.Range(cell.Column, cell.ColumnSpan)));
            }

            Assert.Equal(PrescribedTable.TextWidth, table.Widths.Sum(), 6);
            Assert.Equal(source.Format.CellCount, table.Rows.Sum(row => row.Cells.Count(cell => cell.Kind == PrescribedCellKind.Value)));
        }
    }

    [Theory(DisplayName = "金额在规定表头下印出后，数值与单位不变")]
    [InlineData("4000", MoneyUnit.Yuan, "4000元")]
    [InlineData("4000元", MoneyUnit.TenThousandYuan, "4000元")]
    [InlineData("0.4", MoneyUnit.TenThousandYuan, "0.4")]
    [InlineData("0.4万元", null, "0.4万元")]
    public void From_AmountInAnotherUnit_PrintsTheUnit(string printed, MoneyUnit? headUnit, string expected)
    {
        var table = PrescribedTable.From(WithAmount(printed, headUnit));

        Assert.Equal("本年收费金额（单位：万元）", table.Rows[^2].Cells[1].Text);
        Assert.Equal(expected, table.Rows[^1].Cells[1].Text);
    }

    [Fact(DisplayName = "原文没有单位的金额不借用表头的万元")]
    public void From_AmountWithoutUnit_DropsTheUnitFromTheHead()
    {
        var table = PrescribedTable.From(WithAmount("4000", null));

        Assert.Equal("本年收费金额", table.Rows[^2].Cells[1].Text);
        Assert.Equal("4000", table.Rows[^1].Cells[1].Text);
    }

    private static ReportFormats Formats { get; } = ReportFormats.Shipped.With(ReportFormats.Parse(Encoding.UTF8.GetBytes("""
        {
          "id": "2031", "name": "设想的格式", "basis": {"source": "设想的通知"}, "firstYear": 2031, "rules": [],
          "sections": [{"number": 1, "heading": "一、概况"}, {"number": 2, "heading": "二、公开"}, {"number": 3, "heading": "三、申请"}],
          "tables": [
            {"id": "part2", "section": 2, "layout": "blocks", "columns": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}], "rows": [{"path": "x", "label": "事项"}]},
            {"id": "part3", "section": 3, "layout": "matrix", "columns": [{"id": "a", "label": "甲"}], "rows": [{"path": "x", "label": "新收"}, {"path": "y", "label": "办结"}]},
            {"id": "part4", "section": 3, "layout": "sideBySide", "columns": [{"id": "a", "label": "甲"}], "rows": [{"path": "x", "label": "复议"}, {"path": "y", "label": "诉讼"}]}
          ]
        }
        """)));

    private static ReportTable WithAmount(string printed, MoneyUnit? headUnit)
    {
        var table = ReportBuilder.For("2021").Build().Table("part2")!;
        return new ReportTable(table.Format, [.. table.Cells.SkipLast(1), CellText.Read(printed, ColumnKind.MoneyInUnit, headUnit, default)]);
    }

    private static PrescribedTable Table(string formatId, string id) => PrescribedTable.From(ReportBuilder.For(formatId).Build().Table(id)!);

    private static List<string> Show(PrescribedRow row, bool labels = false) =>
        [.. row.Cells.Where(cell => !cell.IsCovered && !(labels && cell.Kind == PrescribedCellKind.Value))
            .Select(cell => $"{cell.Text} {cell.Column} {cell.ColumnSpan}x{cell.RowSpan}")];
}
