using Gongkai.App.Ledgers;
using Gongkai.App.Tests.Ledgers;
using Gongkai.App.Trainings;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Trainings;

public sealed class HoldQuizTests
{
    private const string Paper = "答复期限是多少个工作日？\n10 个\n*20 个\n\n条例自哪天起施行？\n*2019 年 5 月 15 日\n2019 年 4 月 3 日";

    [Theory(DisplayName = "测验：出卷、答卷一次、评分，签到和成绩自动登记，姓名密封；有人交卷后试卷不能改")]
    [OnBothDatabases]
    public async Task Quiz_FromPaperToAttendance(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var training = (await site.AddAsync("trainings", LedgerSite.Training())).RecordId!.Value;
        var (colleague, stranger) = (TestSite.Someone(site.Site.Bureau, Role.LegalReviewer), TestSite.Someone(site.Site.Other, Role.DisclosureOfficer));
        HoldQuiz Use(GongkaiDb db, Caller caller) => new(db, site.Site.Vault, caller, site.Site.Clock);

        Assert.Equal("not-permitted", (await site.WithAsync(colleague, db => Use(db, colleague).SetAsync(training, Paper, 60)))?.Code);
        Assert.Equal("quiz-right", (await site.WithAsync(site.Officer, db => Use(db, site.Officer).SetAsync(training, "题目\n甲\n乙", 60)))?.Code);
        Assert.Equal("quiz-unknown", (await site.WithAsync(stranger, db => Use(db, stranger).SetAsync(training, Paper, 60)))?.Code);
        Assert.Equal("quiz-unknown", (await site.WithAsync(colleague, db => Use(db, colleague).HandInAsync(training, [[1], [0]]))).Refusal?.Code);
        Assert.Null(await site.WithAsync(site.Officer, db => Use(db, site.Officer).SetAsync(training, Paper, 60)));
        Assert.Equal(50, (await site.WithAsync(colleague, db => Use(db, colleague).HandInAsync(training, [[1], [1]]))).Value);
        Assert.Equal("quiz-once", (await site.WithAsync(colleague, db => Use(db, colleague).HandInAsync(training, [[1], [0]]))).Refusal?.Code);
        Assert.Equal("quiz-taken", (await site.WithAsync(site.Officer, db => Use(db, site.Officer).SetAsync(training, Paper, 50)))?.Code);
        Assert.Equal(100, (await site.WithAsync(site.Officer, db => Use(db, site.Officer).HandInAsync(training, [[1], [0]]))).Value);

        var (total, rows) = await site.ListAsync(new LedgerFilter("attendances"));
        Assert.Equal((2, "测＊＊"), (total, rows[0].Entry["person"]));
        Assert.Equal([("100", "yes"), ("50", "no")], rows.Select(row => (row.Entry["score"], row.Entry["passed"])).OrderBy(one => one.Item1, StringComparer.Ordinal));
        var listed = Assert.Single(await site.WithAsync(colleague, db => Use(db, colleague).ListAsync()));
        Assert.Equal((50, 2, 2), (listed.OwnScore!.Value, listed.HandedIn, listed.Paper!.Questions.Count));
        Assert.Empty(await site.WithAsync(stranger, db => Use(db, stranger).ListAsync()));
    }
}
