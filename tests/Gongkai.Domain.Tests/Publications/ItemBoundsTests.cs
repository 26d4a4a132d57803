using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Tests.Publications;

public sealed class ItemBoundsTests
{
    private static readonly ItemContent s_good = new("关于节能的通知", ItemKind.Notice, Guid.Empty, "<p>正文</p>");

    public static TheoryData<string, string, string> Contents => new()
    {
        { "标题一个字", "item-title", "2 至 300 个字" },
        { "标题三百零一个字", "item-title", "2 至 300 个字" },
        { "正文过长", "item-body-too-long", "超过 200 万字符" },
        { "附件五十一个", "item-attachments", "附件超过 50 个" },
        { "施行当日失效", "validity-order", "早于施行日期" },
        { "施行以前失效", "validity-order", "早于施行日期" },
    };

    [Theory(DisplayName = "信息的限额：刚好够的收，超出一点的说明超在哪里")]
    [MemberData(nameof(Contents))]
    public void Check_BeyondTheBound_SaysWhich(string fault, string code, string words)
    {
        var effective = new DateOnly(2026, 1, 1);
        var (wrong, right) = fault switch
        {
            "标题一个字" => (s_good with { Title = " 令 " }, s_good with { Title = "命令" }),
            "标题三百零一个字" => (s_good with { Title = new string('字', 301) }, s_good with { Title = new string('字', 300) }),
            "正文过长" => (s_good with { BodyHtml = new string('字', ItemBounds.BodyCharacters + 1) }, s_good with { BodyHtml = new string('字', ItemBounds.BodyCharacters) }),
            "附件五十一个" => (With(ItemBounds.Attachments + 1), With(ItemBounds.Attachments)),
            "施行当日失效" => (s_good with { EffectiveOn = effective, LapsesOn = effective }, s_good with { EffectiveOn = effective, LapsesOn = effective.AddDays(1) }),
            _ => (s_good with { EffectiveOn = effective, LapsesOn = effective.AddDays(-1) }, s_good with { LapsesOn = effective.AddDays(-1) }),
        };

        Assert.Equal(code, wrong.Check()?.Code);
        Assert.Contains(words, wrong.Check()!.Message, StringComparison.Ordinal);
        Assert.Null(right.Check());
    }

    [Theory(DisplayName = "索引号规则：位数和固定文字的限额，顺序号有且只有一个")]
    [InlineData(0, 1, "index-rule-sequence")]
    [InlineData(2, 5, "index-rule-sequence")]
    [InlineData(1, 0, "index-rule-part")]
    [InlineData(1, 10, "index-rule-part")]
    [InlineData(1, 1, null)]
    [InlineData(1, 9, null)]
    public void Check_IndexRule_HasOneSequence(int sequences, int digits, string? code) =>
        Assert.Equal(code, new IndexNumberRule([new IndexNumberPart(IndexNumberPartKind.Year), .. Enumerable.Repeat(new IndexNumberPart(IndexNumberPartKind.Sequence, Digits: digits), sequences)]).Check()?.Code);

    [Fact(DisplayName = "索引号：随机规则下，同一序列里号码各不相同，位数不够也不截断；换年就是另一个序列")]
    public void Number_OfRandomRules_IsDistinctWithinASequence()
    {
        var random = new Random(12);
        for (var round = 0; round < 200; round++)
        {
            var parts = Enumerable.Range(0, random.Next(4)).Select(_ => new IndexNumberPart((IndexNumberPartKind)random.Next(6), "文", random.Next(2) == 0 ? "-" : "")).ToList();
            parts.Insert(random.Next(parts.Count + 1), new IndexNumberPart(IndexNumberPartKind.Sequence, Digits: random.Next(1, 10)));
            var rule = new IndexNumberRule(parts);
            var facts = new IndexNumberFacts("000000002", "0201", "documents", new DateOnly(2026, random.Next(1, 13), 3));
            Assert.Null(rule.Check());

            long[] last = [1, 2, 9, 10, 11, 99, 100, 12_345, 999_999_999, 1_000_000_000];
            Assert.Equal(last.Length, last.Select(number => rule.Number(facts, number)).Distinct().Count());
            Assert.Equal(parts.Any(part => part.Kind is IndexNumberPartKind.Year or IndexNumberPartKind.YearMonth), rule.SequenceKey(facts) != rule.SequenceKey(facts with { Day = facts.Day.AddYears(1) }));
        }
    }

    [Fact(DisplayName = "效力：随机的施行、失效、部分失效、修改、废止日期，三年里每一天都等于把事件按日子排开来看到的状态")]
    public void Validity_RandomDates_EqualsTheTimelineDayByDay()
    {
        var (random, first) = (new Random(9), new DateOnly(2025, 1, 1));
        DateOnly? Some() => random.Next(3) == 0 ? null : first.AddDays(random.Next(60));
        for (var round = 0; round < 2_000; round++)
        {
            var dates = new ValidityDates { EffectiveOn = Some(), LapsesOn = Some(), PartlyLapsesOn = Some(), AmendedOn = Some(), RepealedOn = Some() };
            for (var day = first.AddDays(-1); day < first.AddDays(62); day = day.AddDays(7))
            {
                Assert.Equal(Naive(dates, day), dates.On(day).Validity);
            }
        }
    }

    [Theory(DisplayName = "机关资料：名称太短太长、网站标识码不是十位或 bm 加八位的，不收")]
    [InlineData("局", null, "organ-name")]
    [InlineData("云汀市水务局", "bm1234567", "organ-site-code")]
    [InlineData("云汀市水务局", "12345678901", "organ-site-code")]
    [InlineData("云汀市水务局", "BM12345678", "organ-site-code")]
    [InlineData("云汀市水务局", "123456789a", "organ-site-code")]
    [InlineData("云汀市水务局", "１２３４５６７８９０", "organ-site-code")]
    [InlineData("云汀市水务局", "bm12345678", null)]
    [InlineData("云汀市水务局", "1234567890", null)]
    [InlineData("云汀市水务局", "", null)]
    public void Create_Organ_ChecksNameAndSiteCode(string name, string? siteCode, string? code) =>
        Assert.Equal(code, Organ.Create(Guid.NewGuid(), 1, null, new OrganProfile(name, "云水", OrganKind.MunicipalDepartment, DisclosureOffice.Unknown) { SiteCode = siteCode }).Refusal?.Code);

    [Theory(DisplayName = "试卷：一行过长的、题数过多的不收")]
    [InlineData(1, 301, "quiz-line")]
    [InlineData(1, 300, null)]
    [InlineData(50, 10, null)]
    [InlineData(51, 10, "quiz-questions")]
    public void Parse_Paper_KeepsTheBounds(int questions, int length, string? code) =>
        Assert.Equal(code, QuizPaper.Parse(string.Join("\n\n", Enumerable.Repeat($"{new string('题', length)}\n*是\n否", questions)), 60).Refusal?.Code);

    private static ItemContent With(int attachments) => s_good with { Attachments = [.. Enumerable.Range(0, attachments).Select(i => new AttachedFile(Guid.NewGuid(), $"附件{i}"))] };

    // The first end that has come decides; before the beginning nothing holds; otherwise the gravest change.
    private static Validity Naive(ValidityDates dates, DateOnly day)
    {
        var ends = new[] { (On: dates.RepealedOn, Validity: Validity.Repealed), (On: dates.LapsesOn, Validity: Validity.Lapsed) }.Where(end => end.On <= day).OrderBy(end => end.On).ToList();
        return ends.Count > 0 ? ends[0].Validity
            : dates.EffectiveOn > day ? Validity.NotYetInForce
            : dates.PartlyLapsesOn <= day ? Validity.PartlyLapsed
            : dates.AmendedOn <= day ? Validity.Amended
            : Validity.InForce;
    }
}
