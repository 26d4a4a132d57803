namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>Texts written from random tables in varied wording: a true text has no error, a
/// text with one false figure has the error of its rule and no other.</summary>
public sealed class WrittenTextProperties
{
    private static readonly (string Rule, Func<Drawn, int, string>[] Wordings)[] s_claims =
    [
        ("N02", [(d, x) => $"全年共收到政府信息公开申请{d.New + x}件。", (d, x) => $"2023年，我局新收政府信息公开申请 {d.New + x} 件。", (d, x) => $"本年度接收{d.New + x}件政府信息公开申请。",
            (d, x) => $"全年共收到依申请公开{d.New + x}件，均依法登记。"]),
        ("N03", [(d, x) => $"我局收到政府信息公开申请{d.New}件，其中网络申请{d.Online}件，信函申请{d.New - d.Online + x}件。",
            (d, x) => $"收到政府信息公开申请{d.New}件，通过网络提出{d.Online + x}件、当面提出{d.New - d.Online}件。"]),
        ("N04", [(d, x) => $"收到的政府信息公开申请{d.New}件中，自然人申请{d.Natural + (50 * x)}件、商业企业申请{d.New - d.Natural}件。",
            (d, x) => $"从政府信息公开申请人看，自然人{d.Natural}件，法人或其他组织{d.New - d.Natural + (50 * x)}件。"]),
        ("N05", [(d, x) => $"政府信息公开申请的办理结果为：予以公开{d.Granted + x}件，部分公开{d.Partly}件。",
            (d, x) => $"对政府信息公开申请作出予以公开{d.Granted}件、部分公开{d.Partly + x}件、不予公开0件的答复。"]),
        ("N06", [(d, x) => $"因政府信息公开被申请行政复议{d.Upheld + d.Overturned + x}件。", (d, x) => $"政府信息公开行政复议{d.Upheld + d.Overturned}起，其中维持{d.Upheld + x}起。",
            (d, x) => $"涉及政府信息公开的行政诉讼{x}件。"]),
        ("N07", [(d, x) => $"网站访问量由2022年的{d.Visits}增加至{d.Visits * 3}，增长{200 + (5 * x)}%。",
            (d, x) => $"公开信息{d.Visits * 2}条，比上年{d.Visits}条增长{100 + (3 * x)}%。"]),
        ("N09", [(d, x) => $"全年制发行政规范性文件{d.Issued + x}件。", (d, x) => $"制定规范性文件{d.Issued}件，废止{x}件，现行有效{d.Issued + 4}件。"]),
        ("N10", [(d, x) => $"政府信息公开申请上年结转{d.CarriedIn + x}件。", (d, x) => $"政府信息公开申请办结{d.Granted + d.Partly + (40 * x)}件。",
            (d, x) => $"政府信息公开申请结转下年度办理{d.CarriedOut + x}件。"]),
        ("N01", [(d, x) => $"发布动态信息{d.Visits + 60}条，其中要闻{d.Visits}条、公告{25 + x}条、解读35条。", (d, x) => $"举办活动{d.Issued + 9 + x}场（宣讲{d.Issued}场、座谈9场）。"]),
        ("N08", [(d, x) => $"开设“政策文件”、“通知公告”、“工作动态”{3 + x}个栏目。", (d, x) => $"重点抓好以下{3 + x}个方面：一是建章立制；二是强化培训；三是畅通渠道。"]),
        ("N14", [(d, x) => $"及时发布{2022 + x}年度部门决算。"]),
    ];

    [Fact(DisplayName = "随机数据写成的一致文字不报错误和警告")]
    public void Check_TrueText_IsSilent()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var (drawn, text) = Write(seed, -1);

            var serious = drawn.Report(text).Serious();
            Assert.True(serious.Count == 0, $"{seed}: {string.Join(',', serious)}\n{text}");
        }
    }

    [Fact(DisplayName = "改动其中一个数字只报该规则的问题")]
    public void Check_OneFalseFigure_GivesItsRuleAlone()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var wrong = seed % s_claims.Length;
            var (drawn, text) = Write(seed, wrong);

            var rules = drawn.Report(text).Serious().Select(finding => finding[..3]).ToList();
            Assert.True(rules.SequenceEqual([s_claims[wrong].Rule]), $"{seed}: {string.Join(',', rules)} instead of {s_claims[wrong].Rule}\n{text}");
        }
    }

    private static (Drawn Drawn, string Text) Write(int seed, int wrong)
    {
        var random = new Random(seed);
        var drawn = Drawn.From(random);
        var sentences = s_claims.Select((claim, i) => claim.Wordings[random.Next(claim.Wordings.Length)](drawn, i == wrong ? 1 : 0)).ToArray();
        return (drawn, string.Join("", sentences.Select(sentence => sentence + (random.Next(3) == 0 ? "\n" : ""))));
    }

    private sealed record Drawn(int Natural, int Legal, int CarriedIn, int Partly, int CarriedOut, int Upheld, int Overturned, int Issued, int Visits,
        int Online)
    {
        public int New => Natural + Legal;

        public int Granted => New + CarriedIn - CarriedOut - Partly;

        public static Drawn From(Random random)
        {
            var natural = random.Next(3, 40);
            var legal = random.Next(2, 9);
            return new Drawn(
                natural, legal, random.Next(1, 6), random.Next(0, 3), random.Next(1, 3), random.Next(0, 3), random.Next(0, 3), random.Next(1, 9),
                    random.Next(300, 900), random.Next(1, natural + legal));
        }

        public WrittenReport Report(string text) => new()
        {
            PartOne = text,
            Cells = string.Join(' ',
                $"part3.newReceived.naturalPerson={Natural} part3.newReceived.commercialEnterprise={Legal} part3.newReceived.total={New}",
                $"part3.carriedIn.total={CarriedIn} part3.granted.total={Granted} part3.partiallyGranted.total={Partly} part3.resultsTotal.total={Granted + Partly}",
                $"part3.carriedOut.total={CarriedOut} part4.reconsideration.upheld={Upheld} part4.reconsideration.overturned={Overturned}",
                $"part4.reconsideration.total={Upheld + Overturned} part2.art20_1.normativeDocuments.issued={Issued} part2.art20_1.normativeDocuments.inForce={Issued + 4}"),
        };
    }
}
