using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Tests.Reports.Narratives;

public sealed class NarrativeReaderTests
{
    [Theory(DisplayName = "句中数量：数值、单位、对象")]
    [InlineData("全年共收到政府信息公开申请12件。", "12件 Requests Received")]
    [InlineData("受理依申请公开１２件。", "12件 Requests Handled")]
    [InlineData("办结政府信息公开申请1,234件。", "1234件 Requests Finished")]
    [InlineData("政府信息公开申请中，网络9件、邮寄2件。", "9件 Channel None", "2件 Channel None")]
    [InlineData("政府信息公开申请人中自然人10件。", "10件 Applicant None")]
    [InlineData("政府信息公开申请予以公开8件。", "8件 Outcome None")]
    [InlineData("政府信息公开行政复议2起，其中维持1起。", "2起 Remedy None", "1起 RemedyResult None")]
    [InlineData("废止规范性文件1件。", "1件 Document None")]
    [InlineData("办理人大建议37件。", "37件 Foreign Handled")]
    [InlineData("推送文章 230 篇，阅读量1.2万人次。", "230篇 Other None", "12000人次 Other None")]
    [InlineData("收取信息处理费400元。", "400元 Other None")]
    public void Read_Sentence_GivesItsQuantities(string text, params string[] expected) =>
        Assert.Equal(expected, new WrittenReport { PartOne = text }.Read().Quantities.Select(quantity =>
            $"{quantity.Value:0.##}{quantity.Unit} {quantity.Subject} {quantity.Verbs}"));

    [Theory(DisplayName = "不是数量的数字：日期、文号、条款、电话、区间、项目名称、引号内文字")]
    [InlineData("2023年11月25日")]
    [InlineData("云水发〔2023〕15号")]
    [InlineData("依照第二十条第3项")]
    [InlineData("电话0123-4567890")]
    [InlineData("公开3-5个工作日")]
    [InlineData("“智造先锋1+3+N”服务")]
    [InlineData("《关于做好10件实事的通知》")]
    [InlineData("拨打12345热线")]
    [InlineData("公开率100%")]
    [InlineData("www.2024个.cn")]
    public void Read_OtherDigits_AreNoQuantities(string text) => Assert.Empty(new WrittenReport { PartOne = text + "。" }.Read().Quantities);

    [Theory(DisplayName = "约数、口径和年份")]
    [InlineData("收到政府信息公开申请约12件。", true, QuantityScope.Own, null)]
    [InlineData("收到政府信息公开申请1000余件。", true, QuantityScope.Own, null)]
    [InlineData("收到政府信息公开申请12件左右。", true, QuantityScope.Own, null)]
    [InlineData("全县各单位收到政府信息公开申请12件。", false, QuantityScope.Wide, null)]
    [InlineData("上年收到政府信息公开申请12件。", false, QuantityScope.LastYear, null)]
    [InlineData("政府信息公开申请增加12件。", false, QuantityScope.Change, null)]
    [InlineData("2022年收到政府信息公开申请12件。", false, QuantityScope.Own, 2022)]
    [InlineData("与2022年相比，收到政府信息公开申请12件。", false, QuantityScope.Own, null)]
    public void Read_Quantity_KnowsItsScope(string text, bool isApproximate, QuantityScope scope, int? year)
    {
        var quantity = Assert.Single(new WrittenReport { PartOne = text }.Read().Quantities);

        Assert.Equal((isApproximate, scope, year), (quantity.IsApproximate, quantity.Scope, quantity.Year));
    }

    [Theory(DisplayName = "总数与分项")]
    [InlineData("公开信息10条，其中要闻4条、公告6条。", "10=4+6")]
    [InlineData("公开信息10条，公开率100%，其中要闻4条，公告6条，较上年增加2条。", "10=4+6")]
    [InlineData("公开信息10条（要闻4条，公告6条），培训3次。", "10=4+6")]
    [InlineData("公开信息10条。其中，要闻4条；公告6条。", "10=4+6")]
    [InlineData("收到政府信息公开申请10件，网络4件，信函6件；办结10件。", "10=4+6")]
    [InlineData("公开信息10条，其中要闻4条（含原创3条）、公告6条。", "10=4+6")]
    [InlineData("公开信息10条，举办发布会2场。", null)]
    public void Read_Breakdown_GivesTotalAndParts(string text, string? expected)
    {
        var narrative = new WrittenReport { PartOne = text }.Read();

        Assert.Equal(expected is null ? [] : [expected], narrative.Sums.Select(sum =>
            $"{narrative.Quantities[sum.Total].Value}={string.Join('+', sum.Parts.Select(part => narrative.Quantities[part].Value))}"));
    }

    [Fact(DisplayName = "数量在原文中的位置")]
    public void SourceOffset_BlanksInTheText_PointsAtTheNumber()
    {
        const string Text = "  2023 年，我局\n\n 收到　依申请公开信息  44  件。";
        var narrative = new WrittenReport { PartOne = Text }.Read();

        var quantity = Assert.Single(narrative.Quantities);

        Assert.Equal(1, quantity.Span.Section);
        Assert.Equal(Text.IndexOf("44", StringComparison.Ordinal), narrative.SourceOffset(quantity.Span));
        Assert.Equal("44件", narrative.Words(quantity.Span));
    }

    [Fact(DisplayName = "恶意长文也在线性时间内读完")]
    public void Read_HostileText_StaysBounded()
    {
        string[] pieces = ["其中1件、", "一是", "（", "占1%", "以下三个方面：一是", "2020年", "“", "1", "无行政复议", "、甲等3项"];

        foreach (var piece in pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
            var narrative = NarrativeReader.Read(text, [new ReportSection(1, "一、总体情况", text, SourcePlace.None)]);

            Assert.True(narrative.Quantities.Count <= text.Length);
        }
    }
}
