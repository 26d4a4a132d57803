using System.Collections.Concurrent;
using Gongkai.App.Ledgers;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Trainings;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

/// <summary>Several people add the same record at the same moment: one record stays, whoever came too late is told, nobody meets a fault.</summary>
public sealed class SameMomentTests
{
    private const int Hands = 6;

    [Theory(DisplayName = "同时填报同一格：留下一个数，其余的人被告知")]
    [OnBothDatabases]
    public async Task Figure_EnteredByManyAtOnce_IsOne(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);

        await AtOnceAsync(site, officer, (db, _) => new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, "part2.art20_5.administrativeLicense.decisions", "12", "审批系统年度统计表")));

        await using var whole = site.Open();
        Assert.Equal(12, (await whole.Set<EnteredFigure>().SingleAsync()).Value);
    }

    [Theory(DisplayName = "同时开始编制同一年的年报：只有一份")]
    [OnBothDatabases]
    public async Task Report_StartedByManyAtOnce_IsOne(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);

        await AtOnceAsync(site, officer, async (db, _) => (await new WriteReport(db, officer, site.Clock).StartAsync(2025)).Refusal, "report-exists");

        await using var whole = site.Open();
        Assert.Equal((1, 1), (await whole.Set<YearReport>().CountAsync(), await whole.Reports.CountAsync()));
    }

    [Theory(DisplayName = "同一人同时交几次卷：只收一份，成绩只登记一次")]
    [OnBothDatabases]
    public async Task Quiz_HandedInTwiceAtOnce_IsTakenOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (officer, pupil) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Handler));
        Guid training;
        await using (var db = site.Open(officer.Scope))
        {
            training = (await new KeepLedger(db, site.Vault, officer, site.Clock).AddAsync("trainings", new Dictionary<string, string> { ["title"] = "新条例培训", ["heldOn"] = "2026-03-05", ["participants"] = "49" })).Value.RecordId!.Value;
            Assert.Null(await new HoldQuiz(db, site.Vault, officer, site.Clock).SetAsync(training, "公开是不是常态？\n*是\n否", 60));
        }

        await AtOnceAsync(site, pupil, async (db, _) => (await new HoldQuiz(db, site.Vault, pupil, site.Clock).HandInAsync(training, [[0]])).Refusal, "quiz-once");

        await using var whole = site.Open();
        Assert.Equal((1, 1), (await whole.Set<QuizSheet>().CountAsync(), await whole.LedgerRecords.CountAsync(record => record.Ledger == "attendances")));
    }

    [Theory(DisplayName = "同时登记同一个文号的处罚：只留一条，其余的人被告知这个文号已经登记过；删除以后可以再登记")]
    [OnBothDatabases]
    public async Task LedgerNumber_AddedByManyAtOnce_IsOne(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var typed = new Dictionary<string, string> { ["number"] = "云工信罚〔2026〕1号", ["cause"] = "未备案", ["kind"] = "warning", ["content"] = "警告", ["decidedOn"] = "2026-04-01", ["holderKind"] = "person", ["person"] = "某甲" };
        var problems = new ConcurrentBag<string>();

        await AtOnceAsync(site, officer, async (db, _) =>
        {
            var outcome = await new KeepLedger(db, site.Vault, officer, site.Clock).AddAsync("penalties", typed);
            foreach (var problem in outcome.Succeeded ? outcome.Value.Problems : [])
            {
                problems.Add($"{problem.Field}：{problem.Message}");
            }

            return outcome.Refusal;
        });

        await using var whole = site.Open();
        var kept = await whole.LedgerRecords.SingleAsync(record => record.Ledger == "penalties");
        Assert.Equal(Hands - 1, problems.Count);
        Assert.All(problems, problem => Assert.Contains("已经登记过", problem, StringComparison.Ordinal));
        await using var again = site.Open(officer.Scope);
        var keep = new KeepLedger(again, site.Vault, officer, site.Clock);
        Assert.True((await keep.RemoveAsync(kept.Id, "登记错了")).Succeeded);
        Assert.NotNull((await keep.AddAsync("penalties", typed)).Value.RecordId);
    }

    [Theory(DisplayName = "同时关联同样两条信息、同时公开同一件答复：只有一条")]
    [OnBothDatabases]
    public async Task Relation_AddedByManyAtOnce_IsOne(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (from, to) = ((await items.DraftAsync()).Id, (await items.DraftAsync()).Id);

        await AtOnceAsync(items.Site, items.Author, (_, _) => new RelateItems(items.Database, items.Clock).RunAsync(items.Author, new ItemRelation(from, to, RelationKind.Interprets)), "relation-exists");

        await using var whole = items.Site.Open();
        Assert.Equal(1, await whole.Set<ItemRelation>().CountAsync());
    }

    [Theory(DisplayName = "两名专员同时公开同一件答复：留下一份，另一名被告知")]
    [OnBothDatabases]
    public async Task Answer_PublishedByManyAtOnce_IsOne(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        await requests.RepliedAsync(id);
        var publish = new PublishAnswer(requests.Database, requests.Site.Clock, requests.Site.Vault);

        await AtOnceAsync(requests.Site, requests.Officer, (_, i) => publish.RunAsync(requests.Officer, id, new AnswerText("工业节能专项资金分配情况", $"分配情况已在网站公布，第{i}稿，可以在财政资金栏目查阅。")));

        await using var whole = requests.Site.Open();
        Assert.Equal(1, await whole.Set<RequestAnswer>().CountAsync());
    }

    /// <summary>Each on a session of its own, as requests are; at least one gets through.</summary>
    private static async Task AtOnceAsync(TestSite site, Caller caller, Func<GongkaiDb, int, Task<Refusal?>> use, string told = "changed-meanwhile")
    {
        using var start = new Barrier(Hands);
        var refusals = await Task.WhenAll(Enumerable.Range(0, Hands).Select(i => Task.Factory.StartNew(async () =>
        {
            await using var db = site.Open(caller.Scope);
            start.SignalAndWait();
            return await use(db, i);
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.Contains(refusals, refusal => refusal is null);
        Assert.All(refusals.OfType<Refusal>(), refusal => Assert.Contains(refusal.Code, new[] { told, "changed-meanwhile" }));
    }
}
