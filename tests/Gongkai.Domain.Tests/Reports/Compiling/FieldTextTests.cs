using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Domain.Tests.Reports.Compiling;

public sealed class FieldTextTests
{
    [Fact(DisplayName = "正文里的数据随记录变化；没有数据的写未填，不写零；没有的数据项指出来")]
    public void Fill_Fields_AreBoundToFigures()
    {
        var facts = new YearFacts([], [new YearFact("本年新收", 12, ""), new YearFact("培训数", null, "")]);

        var filled = FieldText.Fill("新收{本年新收}件，培训{培训数}次，{没有这项}。", facts);

        Assert.Equal("新收12件，培训【未填】次，{没有这项}。", filled.Text);
        Assert.Equal(["没有这项"], filled.Unknown);
        Assert.Equal(["培训数"], filled.Missing);
        Assert.Equal("12", filled.Text.Substring(filled.Fields[0].Start, filled.Fields[0].Length));
    }

    [Theory(DisplayName = "没有闭合的括号照原样")]
    [InlineData("a{b", "a{b")]
    [InlineData("{}", "{}")]
    [InlineData("", "")]
    public void Fill_Braces_AreNotLost(string text, string expected) => Assert.Equal(expected, FieldText.Fill(text, new YearFacts([], [])).Text);

    [Theory(DisplayName = "系统起草的初稿没有任何错误和警告：有申请的年度，没有申请的年度")]
    [InlineData(0)]
    [InlineData(7)]
    public void Draft_OfFacts_PassesEveryRule(int requests)
    {
        var format = ReportFormats.Shipped.Find("2021")!;
        var tables = format.Tables.Select(table => new CompiledTable(table, [.. Enumerable.Repeat(CompiledFigure.Counted(0), table.CellCount)])).ToList();
        var three = tables[1];
        foreach (var path in (string[])["newReceived", "granted", "resultsTotal"])
        {
            var row = three.Format.Row(path)!;
            three.Figures[row.Offset] = three.Figures[row.Offset + 6] = CompiledFigure.Counted(requests);
        }

        var facts = new YearFacts(tables, [new YearFact("公开信息数", 320, ""), new YearFact("政策解读数", 9, ""), new YearFact("培训数", 2, ""), new YearFact("渠道·网络", requests, ""), new YearFact("渠道·信函", 0, "")]);
        var texts = SectionDrafts.Of(facts, 2025, isFeeYear: true).Select(text => FieldText.Fill(text, facts)).ToList();

        var report = ReportAssembly.Build(new ReportHead("云汀市水务局", OrganKind.MunicipalDepartment, 2025, format, new DateOnly(2026, 1, 20)), tables, [.. texts.Select(text => text.Text)]);

        Assert.All(texts, text => Assert.Empty(text.Unknown.Concat(text.Missing)));
        Assert.Empty(ReportChecker.Check(report).Findings.Where(finding => finding.Severity != Severity.Info).Select(finding => $"{finding.Rule} {finding.Message}"));
    }
}
