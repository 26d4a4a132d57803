using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Tests.Publications;

public sealed class ItemCheckTests
{
    private static readonly ItemCheckBasis s_basis = ItemCheckBasis.On(new DateOnly(2026, 11, 20));

    [Fact(DisplayName = "要素齐全、文字无误的信息没有问题")]
    public void Run_CompleteItem_FindsNothing() => Assert.Empty(ItemCheck.Run(Content(), Text("会议部署节能工作，自2026年11月1日至2026年12月31日实施。"), s_basis));

    [Theory(DisplayName = "正文检查：位置、原文和改法")]
    [InlineData("会议布署节能工作", "wording", 2, "布署", "部署")]
    [InlineData("依据云政发[2026]5号文件", "document-number", 0, "依据云政发[2026]5号", "依据云政发〔2026〕5号")]
    [InlineData("见云政发〔2026〕第05号", "document-number", 0, "见云政发〔2026〕第05号", "见云政发〔2026〕5号")]
    [InlineData("自2026年2月30日起", "impossible-date", 1, "2026年2月30日", null)]
    [InlineData("2026年11月30日至2026年11月1日公示", "period-order", 12, "2026年11月1日", null)]
    [InlineData("全年收到申请10件，其中：网络申请4件，信函申请3件。", "sum", 5, "10件", null)]
    public void Run_FaultyText_NamesThePlace(string paragraph, string rule, int start, string quote, string? suggestion)
    {
        var finding = Assert.Single(ItemCheck.Run(Content(), Text("首段。", paragraph), s_basis));

        Assert.Equal((rule, 2, quote, suggestion), (finding.Rule, finding.Place.Paragraph, finding.Place.Quote, finding.Suggestion));
        Assert.True(rule == "sum" || finding.Place.Start == start, $"{finding.Place.Start}");
    }

    [Theory(DisplayName = "不该报的不报")]
    [InlineData("发布署名文章")]
    [InlineData("依据云政发〔2026〕5号文件")]
    [InlineData("达到既定目的的单位")]
    [InlineData("（2026年）共120号")]
    [InlineData("2024年2月29日")]
    [InlineData("2026年11月30日发布，2026年11月1日起施行")]
    [InlineData("全年收到申请10件，其中网络申请7件，信函申请3件。")]
    public void Run_SoundText_FindsNothing(string paragraph) => Assert.Empty(ItemCheck.Run(Content(), Text(paragraph), s_basis));

    [Fact(DisplayName = "要素检查：缺项、日期在后、转载无来源或不在白名单、图片无替代文字、个人信息")]
    public void Run_FaultyMetadata_NamesEachField()
    {
        Assert.Equal(["future-date", "effective-before-dated"], Rules(Content() with { DatedOn = new DateOnly(2026, 11, 21) }));
        Assert.Equal(["reprint-source"], Rules(Content() with { Origin = new ItemOrigin(true) }));
        Assert.Equal(["genre"], Rules(Content() with { Genre = DocumentGenre.Letter }));
        Assert.Equal(["missing", "missing", "missing"], Rules(Content() with { DatedOn = null, IssuingOrgan = "", Summary = "" }));
        var listed = s_basis with { ReprintSources = new HashSet<string> { "云汀日报" } };
        Assert.Equal("reprint-white-list", Assert.Single(ItemCheck.Run(Content() with { Origin = new ItemOrigin(true, "某网站") }, Text("正文"), listed)).Rule);
        Assert.Empty(ItemCheck.Run(Content() with { Origin = new ItemOrigin(true, "云汀日报") }, Text("正文"), listed));
        Assert.Equal("alternative-text", Assert.Single(ItemCheck.Run(Content(), Text("正文") with { Images = ["图一", " "] }, s_basis)).Rule);
        var scanned = s_basis with { FindPersonalData = text => text.Contains("138", StringComparison.Ordinal) ? [new PersonalDataHit(2, 3, "手机号码")] : [] };
        var found = Assert.Single(ItemCheck.Run(Content(), Text("电话138"), scanned));
        Assert.Equal((Severity.Error, "138", "正文第1段“138”"), (found.Severity, found.Place.Quote, found.Place.ToString()));
    }

    [Fact(DisplayName = "易错词表：每个错词都能查出，改后的词不再报；站点自加的词生效")]
    public void Lexicon_EveryWord_IsFoundAndItsCorrectionIsNot()
    {
        foreach (var word in WordingLexicon.Shipped.Words)
        {
            Assert.Contains(word.Wrong, WordingLexicon.Shipped.Find($"　{word.Wrong}。").Select(hit => hit.Word.Wrong));
            Assert.Empty(WordingLexicon.Shipped.Find($"　{word.Right}。"));
            Assert.All(word.Not, right => Assert.DoesNotContain(word.Wrong, WordingLexicon.Shipped.Find(right).Select(hit => hit.Word.Wrong)));
        }

        Assert.Single(WordingLexicon.Shipped.With([new ErrorProneWord("旧称局", "新称局", "", [])]).Find("由旧称局负责"));
    }

    [Theory(DisplayName = "有效性：逐日由日期推出，先到的终止为准")]
    [InlineData("2026-11-30", null, null, Validity.NotYetInForce, "尚未施行，自2026-11-30起施行")]
    [InlineData("2026-11-01", null, null, Validity.InForce, "现行有效，自2026-11-01起施行")]
    [InlineData("2020-01-01", "2026-11-20", null, Validity.Lapsed, "已失效（2026-11-20起）")]
    [InlineData("2020-01-01", "2026-11-21", null, Validity.InForce, "现行有效，自2020-01-01起施行")]
    [InlineData("2020-01-01", "2025-01-01", "2026-01-01", Validity.Lapsed, "已失效（2025-01-01起）")]
    [InlineData("2020-01-01", "2027-01-01", "2026-01-01", Validity.Repealed, "已废止（2026-01-01起）")]
    [InlineData(null, null, null, Validity.InForce, "现行有效")]
    public void Validity_OnADay_FollowsFromTheDates(string? effective, string? lapses, string? repealed, Validity expected, string explanation)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        var validity = new ValidityDates { EffectiveOn = Day(effective), LapsesOn = Day(lapses), RepealedOn = Day(repealed) }.On(new DateOnly(2026, 11, 20));

        Assert.Equal((expected, explanation), (validity.Validity, validity.Explanation));
    }

    private static IEnumerable<string> Rules(ItemContent content) => ItemCheck.Run(content, Text("正文"), s_basis).Select(finding => finding.Rule);

    private static ItemText Text(params string[] paragraphs) => ItemText.Empty with { Paragraphs = paragraphs };

    private static ItemContent Content() => new("关于节能的通知", ItemKind.NormativeDocument, Guid.Empty, "")
    {
        DocumentNumber = "云工信〔2026〕8号",
        Genre = DocumentGenre.Notice,
        IssuingOrgan = "云汀市工业和信息化局",
        DatedOn = new DateOnly(2026, 11, 2),
        EffectiveOn = new DateOnly(2026, 11, 10),
        Summary = "节能工作要求。",
        ThemeCode = "0201",
        Editor = "甲",
    };
}
