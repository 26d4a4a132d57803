using Gongkai.Documents.Letters;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Tests.Letters;

public sealed class PaperTemplateTests
{
    private const string Head = "版式：公文\n机关：【机关】\n标题：甲\n署名：【机关】\n日期：【决定日期】\n";

    private static readonly PaperFieldCatalog s_catalog = PaperFieldCatalog.Parse("字段",
        "机关：文字，机关\n决定日期：日期，成文日期\n复议机关：文字，机关\n人民法院：文字，法院\n方式：选项（甲／乙、丙），方式\n金额：金额，元\n理由：段落，理由\n件数：数字，件数\n字号：文号，字号\n各项：清单，各项").Value;

    [Theory(DisplayName = "写错的模板说出文件、行号和错处")]
    [InlineData("正文【没有】", "第6行：字段表里没有“没有”")]
    [InlineData("正文\n\n【机关", "第8行：方头括号【】没有成对")]
    [InlineData("机关】", "第6行：方头括号【】没有成对")]
    [InlineData("【若 机关】甲", "第6行：【若 机关】没有【完】")]
    [InlineData("甲【完】", "第6行：【否则】或者【完】前面没有【若 …】")]
    [InlineData("【若 机关】\n甲", "第6行：【若 机关】没有【完】")]
    [InlineData("甲\n【完】", "第7行：【完】前面没有【若 …】")]
    [InlineData("【若 没有】甲【完】", "第6行：看不懂条件【若 没有】")]
    [InlineData("【若 方式 是 丁】甲【完】", "第6行：“丁”不是“方式”的选项")]
    [InlineData("【若 机关 是 甲】甲【完】", "第6行：“甲”不是“机关”的选项")]
    [InlineData("【若 决定日期 早于 明天】甲【完】", "第6行：日期条件应当写成")]
    [InlineData("【选 机关】", "第6行：“机关”的种类不对，不能用【选 …】")]
    [InlineData("【大写 件数】", "第6行：“件数”的种类不对，不能用【大写 …】")]
    [InlineData("【若 机关】【若 机关】【若 机关】【若 机关】【若 机关】深【完】【完】【完】【完】【完】", "第6行：条件套得太深，最多4层")]
    [InlineData("版式：草稿", "第6行：版式只能是公文、函或者表")]
    [InlineData("列宽：20 三十", "第6行：列宽应当是几个用空格隔开的数")]
    [InlineData("列宽：20 30\n| 一 | 二 | 三 |", "第7行：这一行有3格，比列宽的2列多")]
    public void Parse_WrongTemplate_NamesTheLine(string body, string expected)
    {
        var refusal = PaperTemplate.Parse(PaperKind.DelayNotice, "07-delay-notice.txt", Head + body, s_catalog).Refusal;

        Assert.Equal("paper-template", refusal?.Code);
        Assert.StartsWith($"模板07-delay-notice.txt{expected}", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("标题：甲", "没有“版式：公文”")]
    [InlineData("版式：表\n甲", "没有标题")]
    [InlineData("版式：公文\n标题：甲\n机关：【机关】", "公文和函应当有")]
    public void Parse_IncompleteTemplate_SaysWhatIsMissing(string text, string expected) =>
        Assert.StartsWith($"模板a：{expected}", PaperTemplate.Parse(PaperKind.DelayNotice, "a", text, s_catalog).Refusal!.Message, StringComparison.Ordinal);

    [Theory(DisplayName = "条件：有值、等于、早于、不早于，块和行内都可以，可以嵌套")]
    [InlineData("甲【若 理由】乙【否则】丙【完】", "甲丙")]
    [InlineData("甲【若 机关】乙【若 理由】丁【否则】戊【完】【完】", "甲乙戊")]
    [InlineData("【若 方式 是 乙、丙】丁【否则】戊【完】", "丁")]
    [InlineData("【若 决定日期 早于 2024年1月1日】旧【否则】新【完】", "新")]
    [InlineData("【若 决定日期 不早于 2024年1月1日】新【完】【若 决定日期 不早于 2024年1月2日】更新【完】", "新")]
    [InlineData("【若 理由】\n一\n【否则】\n二\n【若 机关】\n三\n【完】\n【完】", "二\n三")]
    [InlineData("【理由？】。", "。")]
    [InlineData("【选 方式】", "□甲　■乙、丙")]
    [InlineData("【大写 金额】", "壹仟零伍元零陆分")]
    [InlineData("【各项】", "1.一\n2.二")]
    [InlineData("各项：【各项】", "各项：一\n二")]
    [InlineData("# 说明", "")]
    public void Fill_Conditions_ChooseTheWords(string body, string expected)
    {
        var template = PaperTemplate.Parse(PaperKind.DelayNotice, "a", Head + body, s_catalog).Value;
        var fields = new PaperFields().With("机关", "某局").With("决定日期", new DateOnly(2024, 1, 1)).With("方式", "乙、丙").With("金额", "1005.06").With("各项", "一\n二");

        var blocks = template.Fill(fields).Value.Blocks.Where(block => block.Kind == PaperBlockKind.Body);
        Assert.Equal(expected, string.Join('\n', blocks.Select(block => block.Text)));
    }

    [Fact(DisplayName = "所需字段：条件外的必填，条件内和带问号的可以不填，比较用的字段必填")]
    public void Needs_Template_ListsItsFields()
    {
        var template = PaperTemplate.Parse(PaperKind.DelayNotice, "a", Head + "【理由？】【若 件数】【件数】【完】【若 方式 是 甲】【金额】【完】【各项】", s_catalog).Value;

        Assert.Equal(["机关！", "决定日期！", "理由", "件数", "方式！", "金额", "各项！"], template.Needs().Select(need => need.Field.Name + (need.IsCompulsory ? "！" : "")));
    }

    [Theory(DisplayName = "还缺的字段：条件成立的分支里的也算，另一支的不算，填了的不算")]
    [InlineData("甲", "", "金额")]
    [InlineData("乙、丙", "", "件数")]
    [InlineData("乙、丙", "3", "")]
    public void Missing_Branch_IsTheOneTaken(string way, string count, string expected)
    {
        var template = PaperTemplate.Parse(PaperKind.DelayNotice, "a", Head + "【若 方式 是 甲】【金额】【否则】【件数】【完】", s_catalog).Value;
        var fields = new PaperFields().With("机关", "某局").With("决定日期", new DateOnly(2024, 1, 1)).With("方式", way).With("件数", count);

        Assert.Equal(expected, string.Join('、', template.Missing(fields)));
    }

    [Theory(DisplayName = "字段表写错的，说出行号")]
    [InlineData("甲：文字，一\n甲：文字，二", "第2行：字段“甲”写了两次")]
    [InlineData("甲 文字", "第1行：字段应当写成")]
    [InlineData("甲：数目，一", "第1行：字段应当写成")]
    [InlineData("甲：选项（一），一", "第1行：字段应当写成")]
    public void Catalog_WrongLine_IsNamed(string text, string expected) =>
        Assert.StartsWith($"模板字段{expected}", PaperFieldCatalog.Parse("字段", text).Refusal!.Message, StringComparison.Ordinal);

    [Fact(DisplayName = "机关自己的模板替换随附的模板；名称不对或者写错的不用")]
    public void Load_OwnTemplates_ReplaceTheShipped()
    {
        var own = PaperTemplates.TextOf(PaperKind.DelayNotice).Replace("特此告知。", "特此告知，请谅解。", StringComparison.Ordinal);
        var loaded = PaperTemplates.Load(new Dictionary<string, string> { ["07-delay-notice.txt"] = own }).Value;

        Assert.Contains("请谅解", PaperRenderer.Text(loaded.Of(PaperKind.DelayNotice).Fill(SampleFields.All).Value), StringComparison.Ordinal);
        Assert.StartsWith("模板41-other.txt：没有这个名称的文书", PaperTemplates.Load(new Dictionary<string, string> { ["41-other.txt"] = "" }).Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("第1行", PaperTemplates.Load(new Dictionary<string, string> { ["07-delay-notice.txt"] = "【甲" }).Refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("缺少“决定日期”", PaperTemplates.Load(new Dictionary<string, string> { ["00-fields.txt"] = "甲：文字，一" }).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "字段表的选项与代码表一致，每个字段都有模板使用")]
    public void Catalog_Shipped_AgreesWithTheDomain()
    {
        var used = Enum.GetValues<PaperKind>().SelectMany(PaperTemplates.Shipped.FieldsOf).DistinctBy(need => need.Field.Name).ToDictionary(need => need.Field.Name, need => need.Field);

        Assert.Equal(DeliveryChannels.List.Entries.Select(entry => entry.Name), used["送达方式"].Choices);
        Assert.Equal(DeliveryForms.List.Entries.Select(entry => entry.Name), used["提供形式"].Choices);
        Assert.Equal(ApplicantKinds.List.Entries.Select(entry => entry.Name), used["申请人类别"].Choices);
        Assert.Equal(SubmissionChannels.List.Entries.Select(entry => entry.Name), used["申请渠道"].Choices);
        Assert.Empty(PaperTemplates.Shipped.Fields.Select(field => field.Name).Except(used.Keys));
    }

    [Theory(DisplayName = "金额大写")]
    [InlineData("0", "零元整")]
    [InlineData("100", "壹佰元整")]
    [InlineData("2400", "贰仟肆佰元整")]
    [InlineData("10010", "壹万零壹拾元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("20300400", "贰仟零叁拾万零肆佰元整")]
    [InlineData("0.50", "伍角")]
    [InlineData("3.05", "叁元零伍分")]
    [InlineData("12.34", "壹拾贰元叁角肆分")]
    public void Fill_Amount_IsInWords(string amount, string expected)
    {
        var template = PaperTemplate.Parse(PaperKind.DelayNotice, "a", Head + "【大写 金额】", s_catalog).Value;
        var fields = new PaperFields().With("机关", "某局").With("决定日期", new DateOnly(2024, 1, 1)).With("金额", amount);

        Assert.Contains(template.Fill(fields).Value.Blocks, block => block.Text == expected);
    }
}
