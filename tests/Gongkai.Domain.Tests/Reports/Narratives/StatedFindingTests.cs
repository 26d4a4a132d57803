namespace Gongkai.Domain.Tests.Reports.Narratives;

public sealed class StatedFindingTests
{
    private const string Requests =
        "part3.newReceived.naturalPerson=10 part3.newReceived.commercialEnterprise=2 part3.newReceived.total=12 part3.carriedIn.naturalPerson=2 part3.carriedIn.total=2 "
        + "part3.granted.total=8 part3.partiallyGranted.total=1 part3.deniedThirdPartyRights.total=2 part3.unableNotHeld.total=1 part3.notHandledRepeat.total=1 "
        + "part3.resultsTotal.naturalPerson=11 part3.resultsTotal.commercialEnterprise=2 part3.resultsTotal.total=13 part3.carriedOut.naturalPerson=1 part3.carriedOut.total=1 "
        + "part4.reconsideration.upheld=1 part4.reconsideration.overturned=1 part4.reconsideration.total=2 part4.directSuit.upheld=1 part4.directSuit.total=1 "
        + "part2.art20_1.normativeDocuments.issued=3 part2.art20_1.normativeDocuments.repealed=1 part2.art20_1.normativeDocuments.inForce=20";

    [Theory(DisplayName = "与表格一致或不能核对的表述不报问题")]
    [InlineData("全年共收到政府信息公开申请12件。")]
    [InlineData("全年收到政府信息公开申请14件（含上年结转2件）。")]
    [InlineData("本年新收政府信息公开申请12件，上年结转2件，结转下年度继续办理1件。")]
    [InlineData("共受理政府信息公开申请14件，办结13件。")]
    [InlineData("办理依申请公开13件。")]
    [InlineData("受理12件政府信息公开申请。")]
    [InlineData("共收到政府信息公开申请12件，其中网络申请9件，信函申请2件，当面申请1件。")]
    [InlineData("收到政府信息公开申请12件，较上年增加3件，增长33.3%。")]
    [InlineData("收到政府信息公开申请12件，比上年10件增长20%。")]
    [InlineData("收到政府信息公开申请12件，其中自然人申请10件、法人或其他组织申请2件。")]
    [InlineData("收到政府信息公开申请12件，其中自然人10件、商业企业2件。")]
    [InlineData("对政府信息公开申请，予以公开8件、部分公开1件、不予公开2件、无法提供1件、不予处理1件。")]
    [InlineData("因政府信息公开引发行政复议2起（维持1起、纠正1起），行政诉讼1件。")]
    [InlineData("全年制发行政规范性文件3件，废止1件，现行有效20件。")]
    [InlineData("全区各部门共收到政府信息公开申请1,234件。")]
    [InlineData("全年收到人大代表建议5件、政协提案9件，均已办结。")]
    [InlineData("全年办理信访案件56件，全部办结。")]
    [InlineData("办理行政复议案件86件，出庭应诉12件。")]
    [InlineData("2022年收到政府信息公开申请9件，2023年收到政府信息公开申请12件。")]
    [InlineData("收到政府信息公开申请约15件。")]
    [InlineData("收到政府信息公开申请10余件。")]
    [InlineData("以“智造先锋1+3+N”项目为载体，依托12345热线受理咨询3000余件。")]
    [InlineData("审查行政规范性文件15件，备案行政规范性文件8件。")]
    [InlineData("主动公开政府信息3456条。")]
    [InlineData("收到政府信息公开申请12件，其中涉及征地拆迁的申请5件。")]
    [InlineData("一季度收到政府信息公开申请4件。")]
    [InlineData("全年主动公开信息500条，其中原创信息200条，图文信息180条。")]
    [InlineData("全年主动公开信息500条，其中主要有政策文件20条、通知公告30条、工作动态40条等。")]
    [InlineData("公开行政复议决定书15件，行政诉讼文书3件。")]
    [InlineData("政务公开专栏设置依申请公开等3个栏目，开展培训2次，参训60人次。")]
    [InlineData("根据《条例》第二十条第三项，印发云水发〔2023〕15号文件，联系电话0123-4567890。")]
    [InlineData("网站访问量由2022年的400增加至500，同比增长25%。")]
    [InlineData("收到政府信息公开申请12件，其中网络9件，占75%。")]
    [InlineData("未因政府信息公开收取任何费用，无逾期答复情况。")]
    [InlineData("上年结转的政府信息公开申请2件已全部办结。")]
    public void Check_ConsistentWording_IsSilent(string text) => Assert.Empty(new WrittenReport { PartOne = text, Cells = Requests }.Serious());

    [Theory(DisplayName = "改动一个数字只报相应规则的问题")]
    [InlineData("全年共收到政府信息公开申请13件。", "N02 Error")]
    [InlineData("全年受理政府信息公开申请2件。", "N02 Error")]
    [InlineData("全年收到政府信息公开申请三件。", "N02 Error")]
    [InlineData("受理15件政府信息公开申请。", "N02 Error")]
    [InlineData("本年新收政府信息公开申请12件，上年结转3件。", "N10 Error")]
    [InlineData("本年新收政府信息公开申请12件，结转下年度继续办理4件。", "N10 Error")]
    [InlineData("共受理政府信息公开申请14件，办结14件。", "N10 Error")]
    [InlineData("收到政府信息公开申请12件，已全部办结。", "N10 Error")]
    [InlineData("全年未收到政府信息公开申请。", "N10 Error")]
    [InlineData("未发生因政府信息公开引起的行政复议和行政诉讼。", "N10 Error")]
    [InlineData("共收到政府信息公开申请12件，其中网络申请9件，信函申请2件，当面申请2件。", "N03 Error")]
    [InlineData("共收到政府信息公开申请12件，网络申请9件，信函申请2件。", "N03 Error")]
    [InlineData("收到政府信息公开申请12件，其中自然人申请9件、法人或其他组织申请2件。", "N04 Error")]
    [InlineData("收到政府信息公开申请12件，申请人均为自然人。", "N04 Error")]
    [InlineData("政府信息公开申请予以公开8件、部分公开1件、不予公开3件、无法提供1件。", "N05 Error")]
    [InlineData("全年作出政府信息公开答复9件。", "N05 Error")]
    [InlineData("因政府信息公开引发行政复议3起，行政诉讼1件。", "N06 Error")]
    [InlineData("因政府信息公开引发行政复议2起（维持2起）。", "N06 Error")]
    [InlineData("收到政府信息公开申请12件，较上年增加3件，增长25%。", "N07 Error")]
    [InlineData("收到政府信息公开申请12件，其中网络9件，占76%。", "N07 Error")]
    [InlineData("网站访问量由2022年的400增加至500，同比增长35%。", "N07 Error")]
    [InlineData("全年制发行政规范性文件2件。", "N09 Error")]
    [InlineData("2022年，我局制发规范性文件0件，废止0件，现行有效0件。", "N09 Error", "N13 Warning")]
    [InlineData("主动公开信息100条，其中政策文件20条、通知公告30条、工作动态51条。", "N01 Error")]
    [InlineData("主动公开信息100条，其中政策文件20条、通知公告30条、工作动态49条。", "N01 Error")]
    [InlineData("主动公开信息100条（政策文件20条、通知公告60条）。", "N01 Error")]
    [InlineData("设置“政策文件”、“通知公告”、“工作动态”四个栏目。", "N08 Warning")]
    [InlineData("全年发布2023年度部门决算。", "N14 Warning")]
    public void Check_OneFigureChanged_GivesThatFinding(string text, params string[] expected) =>
        Assert.Equal(expected.Order(), new WrittenReport { PartOne = text, Cells = Requests }.Serious().Order());
}
