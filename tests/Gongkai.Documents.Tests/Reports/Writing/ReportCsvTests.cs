using System.Text;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportCsvTests
{
    [Fact]
    public void Write_AnyReport_BeginsWithMarkAndHead()
    {
        using var stream = new MemoryStream();
        ReportCsv.Write(stream, []);

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "organ,year,format,table,row,column,state,value,unit,raw,source\r\n"u8], stream.ToArray());
    }

    [Theory(DisplayName = "表格软件会当作公式的文字前加一个撇号，读回时去掉，原文不变")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-", "'-")]
    [InlineData("@甲", "'@甲")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'引号", "'引号")]
    [InlineData("—", "—")]
    [InlineData("", "")]
    public void Guard_Text_IsNeverAFormulaAndComesBack(string text, string guarded)
    {
        Assert.Equal(guarded, ReportCsv.Guard(text));
        Assert.Equal(text, ReportCsv.Unguard(guarded));
    }

    [Fact]
    public void Write_CellOfEachState_IsOneLine()
    {
        var report = ReportBuilder.For("2019").Organ("甲,\"乙\"局").Cell("part2.art20_6.administrativePenalty.changeThisYear", "-8")
            .Blank("part3.granted.naturalPerson")
            .Cell("part3.granted.total", "—").Cell("part2.art20_9.centralProcurement.amount", "25.80万元").Unread("part4.directSuit.total").Build();

        var lines = Write(report).Split("\r\n");

        Assert.Contains("\"甲,\"\"乙\"\"局\",2020,2019,part2,art20_6.administrativePenalty,changeThisYear,number,-8,,'-8,", lines);
        Assert.Contains("\"甲,\"\"乙\"\"局\",2020,2019,part2,art20_9.centralProcurement,amount,number,25.8,tenThousandYuan,25.80万元,", lines);
        Assert.Contains("\"甲,\"\"乙\"\"局\",2020,2019,part3,granted,naturalPerson,blank,,,,", lines);
        Assert.Contains("\"甲,\"\"乙\"\"局\",2020,2019,part3,granted,total,notApplicable,,,—,", lines);
        Assert.Contains("\"甲,\"\"乙\"\"局\",2020,2019,part4,directSuit,total,unreadable,,,,", lines);
    }

    [Fact(DisplayName = "写出再读回：格完全相同")]
    public void Read_WhatWasWritten_HasTheSameCells()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var report = RandomReports.Of(seed);

            var read = OwnCsv.Read(Write(report), ReportFormats.Shipped).Value;

            Assert.Single(read);
            Assert.Equal(ReportCells.Exact(report), ReportCells.Exact(read[0]));
            Assert.Equal((report.Organ, report.Year), (read[0].Organ, read[0].Year));
            Assert.Equal(report.Tables[1].Cells.Select(cell => cell?.Source.Place), read[0].Tables[1].Cells.Select(cell => cell?.Source.Place));
        }
    }

    [Fact]
    public void Read_SeveralReports_KeepsThemApart()
    {
        var reports = new[] { RandomReports.Of(1) with { Year = 2020 }, RandomReports.Of(2) with { Year = 2021 }, RandomReports.Of(3) with { Organ = "河源县财政局" } };

        var read = OwnCsv.Read(Write(reports), ReportFormats.Shipped).Value;

        Assert.Equal(reports.SelectMany(ReportCells.Exact), read.SelectMany(ReportCells.Exact));
    }

    [Theory(DisplayName = "改坏的整洁表被拒绝，并指出是哪一行")]
    [InlineData(",zero,0,,0,", ",zero,1,,0,")]
    [InlineData(",zero,0,,0,", ",blank,0,,0,")]
    [InlineData(",zero,0,,0,", ",zero,,,0,")]
    [InlineData(",zero,0,,0,", ",text,,,0,")]
    [InlineData(",newReceived,", ",newlyReceived,")]
    [InlineData(",part3,", ",part9,")]
    [InlineData(",carriedIn,", ",newReceived,")]
    [InlineData(",zero,0,,0,", ",zero,0,,0,,")]
    [InlineData(",zero,0,,0,", ",zero,0,,\"0,")]
    public void Read_ChangedTable_IsRefused(string part, string changed)
    {
        var text = Write(ReportBuilder.For("2021").Build());
        var at = text.IndexOf(part, StringComparison.Ordinal);

        var refusal = OwnCsv.Read(string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + part.Length)), ReportFormats.Shipped).Refusal;

        Assert.Equal("own-csv-line", refusal?.Code);
    }

    [Fact(DisplayName = "缺少的行是不可读，不是零也不是空白")]
    public void Read_LineMissing_IsUnreadable()
    {
        var lines = Write(ReportBuilder.For("2021").Build()).Split("\r\n").Where(line => !line.Contains(",granted,total,", StringComparison.Ordinal));

        var report = OwnCsv.Read(string.Join("\r\n", lines), ReportFormats.Shipped).Value[0];

        Assert.Null(report.Table("part3")!["granted", "total"]);
        Assert.Contains(report.Unreadable, entry => entry.Where == "part3.granted.total" && entry.Reason == "line-missing");
    }

    private static string Write(params AnnualReport[] reports)
    {
        using var stream = new MemoryStream();
        ReportCsv.Write(stream, reports);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.True(OwnCsv.IsOwn(text));
        return text;
    }
}
