using System.Globalization;
using System.Text.Json;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.App.Trainings;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Organs;

namespace Gongkai.App.Demonstration;

/// <summary>示例台账 — three years of daily work of organs that do not exist; some of it late on purpose.</summary>
internal sealed class DemoLedgers(DemoNames names, Vault vault, SiteClock clock)
{
    private const int YearsBack = 3;

    private static readonly string[] s_units = ["办公室", "政策法规处", "综合规划处", "行政审批处", "宣传教育处", "技术改造处"];
    private static readonly string[] s_matters = ["中小企业数字化转型", "老旧小区改造", "农村供水保障", "义务教育招生入学", "普惠托育服务", "绿色工厂建设", "公共停车设施", "城市更新"];
    private static readonly string[] s_licences = ["民用爆炸物品销售许可", "无线电台设置使用许可", "取水许可", "临时占用道路许可"];
    private static readonly string[] s_causes = ["未按规定备案", "未按规定报送统计资料", "未取得许可从事经营活动"];

    private static readonly string s_quiz = JsonSerializer.Serialize(QuizPaper.Parse(
        """
        收到申请之日起，一般应当在多少个工作日内答复？
        10个工作日
        *20个工作日
        30个工作日

        需要延长答复期限的，最多延长多少个工作日？
        10个工作日
        *20个工作日

        哪些情形不计算在答复期限内？
        *征求第三方意见所需时间
        *征求其他机关意见所需时间
        内部会签所需时间

        主动公开的政府信息，一般应当自形成或者变更之日起多少个工作日内公开？
        7个工作日
        *20个工作日
        """,
        60).Value, JsonSerializerOptions.Web);

    private readonly Dictionary<string, LedgerDefinition> _ledgers = LedgerDefinitions.Shipped.ToDictionary(ledger => ledger.Code);
    private int _number;

    /// <summary>Records of one organ, of three years or of the present one alone.</summary>
    internal int Add(BulkBatch db, Organ organ, bool isFull)
    {
        var before = _number;
        var today = clock.Today;
        var first = today.Year - (isFull ? YearsBack - 1 : 0);
        Accounts(db, organ);
        for (var month = new DateOnly(first, 1, 1); month <= today; month = month.AddMonths(1))
        {
            Monthly(db, organ, month);
        }

        for (var year = first; year <= today.Year; year++)
        {
            Yearly(db, organ, year);
        }

        if (organ.Number <= 3)
        {
            Keep(db, organ, "opinions", ("title", "网传某路段停水"), ("foundAt", Moment(clock.Now.AddHours(-50))), ("source", "网络论坛"), ("level", "other"), ("unit", s_units[0]));
        }

        return _number - before;
    }

    private void Accounts(BulkBatch db, Organ organ)
    {
        foreach (var platform in (string[])["wechat", "douyin"])
        {
            Keep(db, organ, "accounts", ("platform", platform), ("name", AccountOf(organ, platform)), ("keeper", names.Person()), ("unit", s_units[4]),
                ("openedOn", $"{clock.Today.Year - YearsBack}-05-06"), ("hasInteraction", "yes"));
        }
    }

    private void Monthly(BulkBatch db, Organ organ, DateOnly month)
    {
        // The account on the second platform fell silent, so that the alarm shows.
        var isQuiet = month.AddMonths(1) >= clock.Today && organ.Number % 3 == 2;
        var postedOn = Day(Earlier(month.AddMonths(1).AddDays(-1)));
        Keep(db, organ, "posts", ("platform", "wechat"), ("account", AccountOf(organ, "wechat")), ("title", $"{month.Month} 月推送"), ("postedOn", postedOn), ("quantity", Number(8, 24)),
            ("original", "yes"), ("reviewed", "yes"));
        if (!isQuiet)
        {
            Keep(db, organ, "posts", ("platform", "douyin"), ("account", AccountOf(organ, "douyin")), ("title", $"{month.Month} 月短视频"), ("postedOn", postedOn), ("quantity", Number(1, 6)),
                ("original", "no"), ("reviewed", "yes"));
        }

        Keep(db, organ, "visits", ("platform", "市政府门户网站专栏"), ("month", Day(month)), ("visits", Number(4_000, 60_000)), ("evidence", "平台后台统计"));
        Keep(db, organ, "submissions", ("platform", names.Pick(["city", "city", "province", "briefing"])), ("title", $"{names.Pick(s_matters)}工作进展"), ("unit", names.Pick(s_units)),
            ("submittedOn", Day(In(month))), ("original", "yes"), ("adopted", names.Pick(["yes", "yes", "no"])));
        if (month.Month % 3 == 0)
        {
            Keep(db, organ, "checks", ("title", $"第 {month.Month / 3} 季度网站抽查"), ("kind", "quarterly"), ("checkedOn", Day(In(month))), ("problems", "3"), ("corrected", "3"));
            Keep(db, organ, "security-duties", ("kind", names.Pick(["password", "patch", "backup", "restore", "drill", "scan"])), ("title", "季度网络安全工作"), ("doneOn", Day(In(month))),
                ("keeper", names.Person()), ("result", "正常"), ("evidence", "检查记录"));
        }

        Keep(db, organ, "handlings", ("matter", "工业产品备案"), ("decidedOn", postedOn), ("quantity", Number(3, 20)), ("unit", s_units[3]));
        Licence(db, organ, In(month));
        if (month.Month % 4 == 1)
        {
            Penalty(db, organ, In(month));
        }
    }

    private void Licence(BulkBatch db, Organ organ, DateOnly decided)
    {
        var shown = Earlier(decided.AddDays(names.Random.Next(1, 9)));
        var isOpen = decided.AddDays(12) >= clock.Today;
        var isPublished = !isOpen;
        Keep(db, organ, "licenses", isPublished, ("number", $"{organ.ShortName}许〔{decided.Year}〕{decided.DayOfYear}号"), ("document", "准予行政许可决定书"), ("matter", names.Pick(s_licences)),
            ("kind", "general"), ("holderKind", "organization"),
            ("holder", $"{names.Pick(s_matters)[..2]}实业有限公司"), ("creditCode", CreditCode()), ("decidedOn", Day(decided)), ("result", "granted"), ("organ", organ.Name),
                ("publishedOn", isPublished ? Day(shown) : ""));
    }

    private void Penalty(BulkBatch db, Organ organ, DateOnly decided) =>
        Keep(db, organ, "penalties", true, ("number", $"{organ.ShortName}罚〔{decided.Year}〕{decided.DayOfYear}号"), ("holderKind", "person"), ("person", names.Person()),
            ("cause", names.Pick(s_causes)), ("facts", "经查，当事人未在规定期限内办理。"),
            ("basisText", "有关条例第四十条"), ("kind", "fine"), ("content", "罚款"), ("fine", Number(5, 50) + "00"), ("decidedOn", Day(decided)), ("organ", organ.Name),
                ("publishedOn", Day(Earlier(decided.AddDays(5)))));

    private void Yearly(BulkBatch db, Organ organ, int year)
    {
        for (var i = 1; i <= 6; i++)
        {
            var isDone = new DateOnly(year, 6, 30) < clock.Today && !(year == clock.Today.Year && i == 6);
            Keep(db, organ, "proposals", isDone, ("number", $"{year}{organ.Number:D3}{i:D2}"), ("kind", i <= 2 ? "npc" : "cppcc"), ("title", $"关于推进{names.Pick(s_matters)}的{(i <= 2 ? "建议" : "提案")}"),
                ("proposer", names.Person()), ("role", i == 5 ? "assist" : "host"),
                ("unit", names.Pick(s_units)), ("receivedOn", $"{year}-03-2{i}"), ("metOn", isDone ? $"{year}-05-1{i}" : ""), ("metHow", isDone ? "座谈" : ""),
                    ("repliedOn", isDone ? $"{year}-06-1{i}" : ""), ("result", isDone ? names.Pick(["a", "a", "b", "c"]) : ""),
                ("satisfied", isDone ? "satisfied" : ""), ("disclosure", isDone ? "proactive" : ""), ("publishedOn", isDone ? $"{year}-07-0{i}" : ""));
        }

        var training = Keep(db, organ, "trainings", ("title", "政府信息公开条例培训"), ("heldOn", $"{year}-04-1{organ.Number % 9}"), ("texts", "《政府信息公开条例》；本年度要点"), ("participants", Number(20, 90)), ("units", Number(5, 14)),
            ("hours", "4"), ("quiz", "yes"));
        if (year == clock.Today.Year)
        {
            db.Add(new StoredQuiz { Id = training, OrganId = organ.Id, Content = s_quiz });
        }

        foreach (var unit in s_units)
        {
            Keep(db, organ, "attendances", ("training", "政府信息公开条例培训"), ("heldOn", $"{year}-04-1{organ.Number % 9}"), ("person", names.Person()), ("unit", unit), ("present", "yes"),
                ("score", Number(70, 100)), ("passed", "yes"));
        }

        foreach (var (kind, title, quantity) in ((string, string, string)[])[("press", "重点工作新闻发布会", "1"), ("graphic", "惠企政策一图读懂", "2"), ("article", "新出台文件解读", "5"), ("talk", "政策宣讲进企业", "3"),
            ("response", "回应群众关切", "2")])
        {
            Keep(db, organ, "activities", ("kind", kind), ("title", title), ("heldOn", Day(Earlier(new DateOnly(year, 1 + names.Random.Next(10), 8)))), ("unit", names.Pick(s_units)),
                ("quantity", quantity));
        }

        var isOver = year < clock.Today.Year;
        foreach (var task in (string[])["编制主动公开目录", "规范依申请公开办理", "建立政策解读机制", "公开重点民生信息"])
        {
            Keep(db, organ, "key-points", ("task", task), ("source", $"{year} 年政务公开工作要点"), ("owner", names.Pick(s_units)), ("startedOn", $"{year}-03-01"),
                ("dueOn", $"{year}-11-{10 + names.Random.Next(15)}"), ("state", isOver ? "done" : "open"), ("doneOn", isOver ? $"{year}-11-05" : ""), ("evidence", isOver ? "已上报" : ""));
        }

        Keep(db, organ, "enforcement-lists", true, ("kind", "subject"), ("title", "行政执法主体清单"), ("entries", "1"), ("publishedOn", $"{year}-02-10"), ("unit", s_units[1]));
        Keep(db, organ, "enforcement-lists", true, ("kind", "license-items"), ("title", $"{year} 年行政许可事项清单"), ("entries", Number(4, 12)), ("publishedOn", $"{year}-02-10"), ("unit", s_units[3]));
        Keep(db, organ, "compulsions", ("number", $"{organ.ShortName}强〔{year}〕1号"), ("matter", "查封设施"), ("kind", "measure"), ("decidedOn", Day(Earlier(new DateOnly(year, 5, 18)))), ("unit", s_units[1]));
        Keep(db, organ, "charges", ("item", "无线电频率占用费"), ("amount", Number(2, 30) + "000"), ("chargedOn", Day(Earlier(new DateOnly(year, 6, 30)))), ("evidence", "非税收入统计表"), ("unit", s_units[0]));
        Keep(db, organ, "releases", ("platform", "市政务服务大厅公告栏"), ("column", "办事指南"), ("releasedOn", Day(Earlier(new DateOnly(year, 3, 31)))), ("quantity", "2"), ("form", "paper"), ("unit", s_units[3]));
        Keep(db, organ, "releases", ("platform", "市政府门户网站"), ("column", "部门动态"), ("releasedOn", Day(Earlier(new DateOnly(year, 12, 31)))), ("quantity", Number(40, 160)), ("unit", s_units[4]));
        Keep(db, organ, "purchases", ("item", "网站运行维护服务"), ("amount", Number(8, 40) + "0000"), ("purchasedOn", $"{year}-02-2{names.Random.Next(9)}"), ("unit", s_units[0]));
    }

    private Guid Keep(BulkBatch db, Organ organ, string ledger, params ReadOnlySpan<(string Field, string Value)> values) => Keep(db, organ, ledger, false, values);

    private Guid Keep(BulkBatch db, Organ organ, string ledger, bool isPublished, params ReadOnlySpan<(string Field, string Value)> values)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in values)
        {
            typed[field] = value;
        }

        var entry = LedgerEntry.Read(_ledgers[ledger], typed);
        if (entry.Problems is [var problem, ..])
        {
            throw new InvalidOperationException($"{ledger}.{problem.Field}: {problem.Message}");
        }

        var record = new LedgerRecord { Id = clock.NewId(), OrganId = organ.Id, Ledger = ledger, IsPublished = isPublished };
        LedgerContent.Write(record, _ledgers[ledger], entry, vault);
        db.Add(record);
        db.AddRange(record.Values);
        _number++;
        return record.Id;
    }

    private static string AccountOf(Organ organ, string platform) => organ.ShortName + (platform == "wechat" ? "发布" : "视频");

    private static string CreditCode(string body = "91990000000000001") => body + CreditCodes.CheckCharacter(body);

    private string Number(int from, int to) => names.Random.Next(from, to).ToString(CultureInfo.InvariantCulture);

    private DateOnly In(DateOnly month) => Earlier(month.AddDays(names.Random.Next(27)));

    private DateOnly Earlier(DateOnly day) => day <= clock.Today ? day : clock.Today;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset instant) => SiteClock.InChina(instant);
}
