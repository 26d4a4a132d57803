using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Letters;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Letters;

public sealed class LetterTests
{
    private const string Name = "沈知远";

    [Theory(DisplayName = "一封信：提交、分办、拟答、他人审批、发送、查询、评价，链完好；查询码不对什么也看不到")]
    [OnBothDatabases]
    public async Task Letter_FromSubmissionToRating(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var receipt = await SubmitAsync(site);
        var id = await IdAsync(site, receipt.Number);
        var track = new TrackLetter(site.Database, site.Vault, site.Clock);
        var (handler, leader) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Leader));

        Assert.Equal("letter-not-found", (await track.RunAsync(receipt.Number, "0000000000")).Refusal?.Code);
        Assert.Equal(new DateOnly(2026, 11, 27), receipt.Deadline!.DueOn);
        Assert.Equal("letter-not-triaged", (await DoAsync(site, handler, id, (use, key) => use.DraftAsync(key, "经核实，答复如下内容。")))?.Code);
        Assert.Null(await DoAsync(site, handler, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours))));
        Assert.Equal("letter-reply-short", (await DoAsync(site, handler, id, (use, key) => use.DraftAsync(key, "好")))?.Code);
        Assert.Null(await DoAsync(site, handler, id, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放，联系电话 000-1234567。")));
        Assert.Equal("not-permitted", (await DoAsync(site, handler, id, (use, key) => use.ApproveAsync(key)))?.Code);
        Assert.Equal("letter-return-reason", (await DoAsync(site, leader, id, (use, key) => use.ReturnAsync(key, " ")))?.Code);
        Assert.Null(await DoAsync(site, leader, id, (use, key) => use.ApproveAsync(key)));
        Assert.Equal("", (await track.RunAsync(receipt.Number, receipt.Code)).Value.Reply);
        Assert.Null(await DoAsync(site, handler, id, (use, key) => use.SendAsync(key)));
        var progress = (await track.RunAsync(receipt.Number, receipt.Code)).Value;
        Assert.Equal((LetterState.Answered, new DateOnly(2026, 11, 20)), (progress.State, progress.AnsweredOn!.Value));
        Assert.Null(await track.RateAsync(Caller.Public("127.0.0.1"), receipt.Number, receipt.Code, Satisfaction.Satisfied));
        Assert.Equal("letter-rated", (await track.RateAsync(Caller.Public("127.0.0.1"), receipt.Number, receipt.Code, Satisfaction.Unsatisfied))?.Code);
        Assert.Empty((await new VerifyChains(site.Database).RunAsync()).Broken);
        await using var db = site.Open();
        Assert.Equal(["letter-received", "letter-triaged", "letter-drafted", "letter-approved", "letter-answered", "letter-rated"], (await new FindEvents(db).OfSubjectAsync(id)).Select(happened => happened.Action));
    }

    [Theory(DisplayName = "自己拟的答复不能自己审批")]
    [OnBothDatabases]
    public async Task Approve_OwnDraft_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var id = await IdAsync(site, (await SubmitAsync(site)).Number);
        var both = TestSite.Someone(site.Bureau, Role.Leader, Role.DisclosureOfficer);

        await DoAsync(site, both, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours)));
        await DoAsync(site, both, id, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放。"));

        Assert.Equal("own-work", (await DoAsync(site, both, id, (use, key) => use.ApproveAsync(key)))?.Code);
    }

    [Theory(DisplayName = "分流：信访、举报、他机关的告知为什么和去哪里；没写去哪里的，信不动")]
    [OnBothDatabases]
    public async Task Triage_ToOtherChannels_TellsWhereToGo(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var handler = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var track = new TrackLetter(site.Database, site.Vault, site.Clock);
        foreach (var (route, where, word) in new[] { (LetterRoute.Petition, "", "信访工作条例"), (LetterRoute.Report, "", "12388"), (LetterRoute.OtherOrgan, "云汀市水务局", "由云汀市水务局负责") })
        {
            var receipt = await SubmitAsync(site);
            Assert.Null(await DoAsync(site, handler, await IdAsync(site, receipt.Number), (use, key) => use.TriageAsync(key, new TriageOpinion(route, null, where))));
            var progress = (await track.RunAsync(receipt.Number, receipt.Code)).Value;
            Assert.Equal(LetterState.Redirected, progress.State);
            Assert.Contains(word, progress.Reply, StringComparison.Ordinal);
        }

        var id = await IdAsync(site, (await SubmitAsync(site)).Number);
        Assert.Equal("letter-where", (await DoAsync(site, handler, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.OtherOrgan))))?.Code);
        await using var db = site.Open();
        Assert.Equal(LetterState.Received, (await db.Set<Letter>().SingleAsync(letter => letter.Id == id)).State);
    }

    [Theory(DisplayName = "公开：写信人同意、已答复、文字里没有个人信息才行；门户只见公开的文字")]
    [OnBothDatabases]
    public async Task Publish_OnlyMaskedAndAgreed(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var handler = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var agreed = await AnsweredAsync(site, allows: true);
        var silent = await AnsweredAsync(site, allows: false);
        var gate = new PublicLetters(site.Database);

        Task<Refusal?> Publish(Guid id, string question, string reply) => DoAsync(site, handler, id, (use, key) => use.PublishAsync(key, new PublicTexts(question, reply, IsFrequent: true)));

        Assert.Equal("letter-no-consent", (await Publish(silent, "补贴何时发放？", "十二月底前。"))?.Code);
        Assert.Contains("手机号码、写信人姓名", (await Publish(agreed, $"我是{Name}，电话 13812345678", "十二月底前。"))?.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await gate.ListAsync(null, false, 1)).Total);
        Assert.Null(await Publish(agreed, "补贴何时发放？", "十二月底前。"));
        var shown = Assert.Single((await gate.ListAsync(LetterKind.Consultation, true, 1)).Rows);
        Assert.Equal(("补贴何时发放？", "云汀市工业和信息化局"), (shown.Question, shown.Organ));
        Assert.Null(await DoAsync(site, handler, agreed, (use, key) => use.WithdrawAsync(key, "过时")));
        Assert.Null(await gate.FindAsync(shown.Number));
    }

    [Theory(DisplayName = "写信人信息密封；外机关看不见；查看须有权限并留痕；旧版本被拒绝")]
    [OnBothDatabases]
    public async Task Letter_IsSealedAndIsolated(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var id = await IdAsync(site, (await SubmitAsync(site)).Number);
        var (handler, other, contributor) = (TestSite.Someone(site.Bureau, Role.Handler), TestSite.Someone(site.Other, Role.Handler), TestSite.Someone(site.Bureau, Role.Contributor));

        Assert.Equal("letter-unknown", (await DoAsync(site, other, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours))))?.Code);
        await using (var db = site.Open(contributor.Scope))
        {
            Assert.Equal("not-permitted", (await Use(site, db, contributor).RevealAsync(id)).Refusal?.Code);
        }

        await using (var db = site.Open(handler.Scope))
        {
            Assert.Equal(Name, (await Use(site, db, handler).RevealAsync(id)).Value.Name);
            Assert.Equal("changed-meanwhile", (await Use(site, db, handler).TriageAsync(new LetterKey(id, 7), new TriageOpinion(LetterRoute.Ours)))?.Code);
        }

        await using var whole = site.Open();
        Assert.DoesNotContain(Name, (await whole.Set<Letter>().SingleAsync()).SealedContent, StringComparison.Ordinal);
        Assert.Contains(await new FindEvents(whole).OfSubjectAsync(id), happened => happened.Action == "letter-read");
    }

    [Theory(DisplayName = "期限：按类别和难易的工作日数，机关可以自己设；没有放假安排的年份不推算")]
    [OnBothDatabases]
    public async Task Clocks_AreDataOfTheOrgan(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var handler = TestSite.Someone(site.Bureau, Role.Handler);
        var id = await IdAsync(site, (await SubmitAsync(site)).Number);

        async Task<LetterRow> Row()
        {
            await using var db = site.Open(handler.Scope);
            return (await new FindLetters(db, site.Vault, handler).FindAsync(id))!.Value.Row;
        }

        Assert.Equal(new DateOnly(2026, 11, 27), (await Row()).Deadline!.DueOn);
        await DoAsync(site, handler, id, (use, key) => use.ClassifyAsync(key, LetterKind.Consultation, isComplex: true));
        Assert.Equal(new DateOnly(2026, 12, 4), (await Row()).Deadline!.DueOn);
        await using (var db = site.Open(handler.Scope))
        {
            var rules = new LetterRules(db, handler, site.Clock);
            Assert.Equal("letter-clocks", (await rules.SetAsync(LetterClocks.Shipped with { ComplexDays = 0 }))?.Code);
            Assert.Null(await rules.SetAsync(LetterClocks.Shipped with { ComplexDays = 7 }));
        }

        Assert.Equal(new DateOnly(2026, 12, 1), (await Row()).Deadline!.DueOn);
        Assert.Equal("calendar-no-notice", LetterClocks.Shipped.DueOn(LetterKind.Suggestion, false, new DateOnly(2026, 12, 25), Domain.Calendar.WorkingDayCalendar.Shipped).Refusal?.Code);
    }

    [Theory(DisplayName = "导入热线工单：表头可以是平台的；错误带行号；再导入同一工单只核对不重收")]
    [OnBothDatabases]
    public async Task Import_Hotline_MatchesByNumber(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var handler = TestSite.Someone(site.Bureau, Role.Handler);
        const string Head = "工单号,诉求标题,诉求内容,诉求类型,来电时间,诉求人,电话,办理结果,办结日期,评价\n";

        async Task<ImportLetters.Report> Import(string rows, bool isDryRun = false)
        {
            await using var db = site.Open(handler.Scope);
            return (await new ImportLetters(db, site.Vault, handler, site.Clock).RunAsync(LetterSource.Hotline, "工单.csv", Encoding.UTF8.GetBytes(Head + rows), isDryRun)).Value;
        }

        var bad = await Import("A1,停电,停电了,来访,2026-11-01 08:30,某甲,,,,\nA2,停水,停水了,投诉,2026-11-01 08:30,某乙,,已解决,,满意");
        var good = await Import("A1,停电,停电了,投诉举报,2026-11-01 08:30,某甲,13812345678,,,\nA2,停水,停水了,求助,2026/11/1,某乙,,已解决，请放心,2026-11-03,满意");
        var again = await Import("A2,停水,停水了,求助,2026-11-01,某乙,,已解决，请放心,2026-11-03,满意\nA3,噪声,夜间噪声,投诉,2026-11-02,某丙,,,,");

        Assert.Equal([2, 3, 3], bad.Import.Problems.Select(problem => problem.Row));
        Assert.False(bad.Import.IsKept);
        Assert.Equal((2, 0, true), (good.Import.Good, good.Matched, good.Import.IsKept));
        Assert.Equal((1, 1), (again.Import.Good, again.Matched));
        await using var whole = site.Open(handler.Scope);
        var figures = await new LetterFigures(whole, handler, site.Clock).RunAsync(2026);
        Assert.Equal((3, 1, 1, 100m), (figures.All.Received, figures.All.Answered, figures.All.InTime, figures.All.SatisfactionRate!.Value));
        Assert.Null(figures.ByKind.Single(figure => figure.Name == "建议").InTimeRate);
    }

    internal static async Task<LetterReceipt> SubmitAsync(TestSite site, bool allows = true) => (await new SubmitLetter(site.Database, site.Vault, site.Clock).RunAsync(Caller.Public("127.0.0.1"),
        new NewLetter(site.Bureau.Id, LetterKind.Consultation, "技改补贴什么时候发放", new LetterText($"我是{Name}，企业的技改补贴还没有收到。", Name, "13812345678", "")) { AllowsPublication = allows })).Value;

    private static async Task<Guid> AnsweredAsync(TestSite site, bool allows)
    {
        var id = await IdAsync(site, (await SubmitAsync(site, allows)).Number);
        var (handler, leader) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Leader));
        await DoAsync(site, handler, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours)));
        await DoAsync(site, handler, id, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放。"));
        await DoAsync(site, leader, id, (use, key) => use.ApproveAsync(key));
        await DoAsync(site, handler, id, (use, key) => use.SendAsync(key));
        return id;
    }

    private static async Task<Guid> IdAsync(TestSite site, string number)
    {
        await using var db = site.Open();
        return await db.Set<Letter>().Where(letter => letter.Number == number).Select(letter => letter.Id).SingleAsync();
    }

    private static AnswerLetter Use(TestSite site, GongkaiDb db, Caller caller) => new(db, new TurnIntoRequest(db, site.Clock, site.Vault, caller), site.Vault, caller, site.Clock);

    private static async Task<Refusal?> DoAsync(TestSite site, Caller caller, Guid id, Func<AnswerLetter, LetterKey, Task<Refusal?>> step)
    {
        await using var whole = site.Open();
        var version = await whole.Set<Letter>().Where(letter => letter.Id == id).Select(letter => letter.Version).SingleAsync();
        await using var db = site.Open(caller.Scope);
        return await step(Use(site, db, caller), new LetterKey(id, version));
    }
}
