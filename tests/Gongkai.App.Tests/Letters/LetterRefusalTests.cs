using System.Text;
using Gongkai.App.Letters;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Letters;

public sealed class LetterRefusalTests
{
    private static readonly Caller s_citizen = Caller.Public("127.0.0.1");

    private static NewLetter Good(TestSite site) =>
        new(site.Bureau.Id, LetterKind.Consultation, "技改补贴什么时候发放", new LetterText("企业的技改补贴还没有收到。", "沈知远", "13812345678", ""));

    [Theory(DisplayName = "写信：每一项填错都说明这一项错在哪里，信没有收下，编号没有用掉")]
    [OnBothDatabases]
    public async Task Submit_WrongField_SaysWhichOne(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (submit, good) = (new SubmitLetter(site.Database, site.Vault, site.Clock), Good(site));
        var text = good.Content;
        (NewLetter Letter, string Code, string Words)[] cases =
        [
            (good with { OrganId = Guid.NewGuid() }, "letter-organ", "请选择来信的机关"),
            (good with { Title = "补贴 " }, "letter-title", "4 至 100 个字"),
            (good with { Title = new string('补', 101) }, "letter-title", "4 至 100 个字"),
            (good with { Content = text with { Text = "没有收到补贴款。" } }, "letter-text", "10 至 3000 个字"),
            (good with { Content = text with { Text = new string('补', SubmitLetter.LongestText + 1) } }, "letter-text", "10 至 3000 个字"),
            (good with { Content = text with { Name = "沈" } }, "letter-name", "2 至 50 个字"),
            (good with { Content = text with { Name = new string('沈', 51) } }, "letter-name", "2 至 50 个字"),
            (good with { Content = text with { Phone = " " } }, "letter-contact", "至少填一项"),
            (good with { Content = text with { Phone = "138-123" } }, "letter-contact", "电话号码不完整"),
            (good with { Content = text with { Phone = "", Email = "沈知远" } }, "letter-email", "电子邮箱不完整"),
            (good with { WantsMail = true }, "letter-email", "用邮件收到答复"),
        ];
        foreach (var (letter, code, words) in cases)
        {
            await Refused.AssertAsync(site, (code, words), () => submit.RunAsync(s_citizen, letter));
        }

        Assert.Equal("2026000001", (await submit.RunAsync(s_citizen, good)).Value.Number);
    }

    [Theory(DisplayName = "写信：停用的机关不收信；信封上的编号没有查询码就查不到，查询码错一位也查不到")]
    [OnBothDatabases]
    public async Task Track_WithoutTheCode_ShowsNothing(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var submit = new SubmitLetter(site.Database, site.Vault, site.Clock);
        var receipt = (await submit.RunAsync(s_citizen, Good(site))).Value;
        var track = new TrackLetter(site.Database, site.Vault, site.Clock);
        var wrong = receipt.Code[..^1] + (char)('0' + ((receipt.Code[^1] - '0' + 1) % 10));
        foreach (var code in new[] { "", wrong, receipt.Code[..^1] })
        {
            await Refused.AssertAsync(site, ("letter-not-found", "请核对编号和查询码"), () => track.RunAsync(receipt.Number, code));
            await Refused.AssertAsync(site, ("letter-not-found", "请核对编号和查询码"), () => track.RateAsync(s_citizen, receipt.Number, code, Satisfaction.Satisfied));
        }

        await Refused.AssertAsync(site, ("letter-state", "不能评价"), () => track.RateAsync(s_citizen, receipt.Number, receipt.Code, Satisfaction.Satisfied));
        Assert.True((await track.RunAsync($" {receipt.Number} ", $" {receipt.Code} ")).Succeeded);
        await using (var db = site.Open())
        {
            (await db.Organs.FirstAsync(organ => organ.Id == site.Bureau.Id)).Close();
            await db.SaveChangesAsync();
        }

        await Refused.AssertAsync(site, ("letter-organ", "请选择来信的机关"), () => submit.RunAsync(s_citizen, Good(site)));
    }

    [Theory(DisplayName = "办信：每一步在每一种状态下，能办的办成，不能办的说明现在是什么状态，信不动")]
    [OnBothDatabases]
    public async Task Step_InEveryState_IsDoneOrSaysWhy(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (officer, leader) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Leader));
        (string Name, Caller By, Func<AnswerLetter, LetterKey, Task<Refusal?>> Do, LetterState[] From)[] steps =
        [
            ("分办", officer, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours)), [LetterState.Received, LetterState.InHand]),
            ("更改类别", officer, (use, key) => use.ClassifyAsync(key, LetterKind.Suggestion, isComplex: true), [LetterState.Received, LetterState.InHand, LetterState.Drafted, LetterState.Approved]),
            ("拟写答复", officer, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放。"), [LetterState.InHand, LetterState.Drafted]),
            ("审批", leader, (use, key) => use.ApproveAsync(key), [LetterState.Drafted]),
            ("退回", leader, (use, key) => use.ReturnAsync(key, "没有写依据"), [LetterState.Drafted]),
            ("发送", officer, (use, key) => use.SendAsync(key), [LetterState.Approved]),
            ("公开", officer, (use, key) => use.PublishAsync(key, new PublicTexts("补贴何时发放？", "十二月底前。", IsFrequent: false)), [LetterState.Answered]),
        ];
        foreach (var state in Enum.GetValues<LetterState>())
        {
            foreach (var step in steps)
            {
                var id = await InStateAsync(site, state, (officer, leader));
                if (step.From.Contains(state))
                {
                    Assert.Null(await DoAsync(site, step.By, id, step.Do));
                    continue;
                }

                var expected = (step.Name, state) switch
                {
                    ("拟写答复", LetterState.Received) => ("letter-not-triaged", "请先分办"),
                    _ => ("letter-state", $"这封信现在是“{LetterCodes.States[state].Name}”，不能{step.Name}"),
                };
                await Refused.AssertAsync(site, expected, () => DoAsync(site, step.By, id, step.Do));
            }
        }
    }

    [Theory(DisplayName = "办信：没有岗位的、别的机关的、版本旧了的，什么也办不成；公开的文字不能空着")]
    [OnBothDatabases]
    public async Task Step_ByTheWrongPerson_ChangesNothing(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (officer, leader) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Leader));
        var id = await InStateAsync(site, LetterState.Received, (officer, leader));
        var unit = new OrganUnit(Guid.CreateVersion7(), site.Other.Id, "水资源处", 1);
        await using (var db = site.Open())
        {
            db.Add(unit);
            await db.SaveChangesAsync();
        }

        Task<Refusal?> Triage(Caller by, Guid? to = null) => DoAsync(site, by, id, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours, to)));
        await Refused.AssertAsync(site, ("not-permitted", "答复来信"), () => Triage(leader));
        await Refused.AssertAsync(site, ("letter-unknown", "没有找到这封信"), () => Triage(TestSite.Someone(site.Other, Enum.GetValues<Role>())));
        await Refused.AssertAsync(site, ("letter-unknown", "没有找到这封信"), () => Triage(TestPeople.CallerOf(site.City, null, Enum.GetValues<Role>())));
        await Refused.AssertAsync(site, ("unit-not-found", "没有找到这个内设机构"), () => Triage(officer, unit.Id));
        await Refused.AssertAsync(site, ("letter-unknown", "没有找到这封信"), async () =>
        {
            var supervisor = TestPeople.CallerOf(site.City, null, Enum.GetValues<Role>());
            await using var db = site.Open(supervisor.Scope);
            return (await Use(site, db, supervisor).RevealAsync(id)).Refusal;
        });
        var answered = await InStateAsync(site, LetterState.Answered, (officer, leader));
        foreach (var (question, reply) in new[] { ("", "十二月底前。"), ("补贴何时发放？", " ") })
        {
            await Refused.AssertAsync(site, ("letter-public-text", "请填写公开的问题和答复"), () => DoAsync(site, officer, answered, (use, key) => use.PublishAsync(key, new PublicTexts(question, reply, IsFrequent: false))));
        }

        await Refused.AssertAsync(site, ("letter-personal-data", "写信人姓名"), () => DoAsync(site, officer, answered, (use, key) => use.PublishAsync(key, new PublicTexts("沈知远问补贴", "十二月底前。", IsFrequent: false))));
    }

    [Theory(DisplayName = "导入工单：没有权限的、行数太多的整份不收")]
    [OnBothDatabases]
    public async Task Import_TooManyRows_TakesNone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        Task<Result<ImportLetters.Report>> Import(Caller caller, int rows) => WithAsync(site, caller, db => new ImportLetters(db, site.Vault, caller, site.Clock)
            .RunAsync(LetterSource.Hotline, "工单.csv", Encoding.UTF8.GetBytes("工单编号,标题,内容,类别,受理日期\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"A{i},停电,停电了,投诉,2026-11-01\n"))), isDryRun: false));

        await Refused.AssertAsync(site, ("not-permitted", "答复来信"), () => Import(TestSite.Someone(site.Bureau, Role.Leader), 1));
        await Refused.AssertAsync(site, ("import-rows", "有 20001 行，一次最多 20000 行"), () => Import(TestSite.Someone(site.Bureau, Role.Handler), 20_001));
    }

    [Fact(DisplayName = "答复期限：五年里每一天、每一类、难或不难，都等于在日历上一天一天数出来的那一天")]
    public void DueOn_EveryDayOfFiveYears_EqualsCountingDayByDay()
    {
        var (calendar, clocks, counted) = (WorkingDayCalendar.Shipped, LetterClocks.Shipped, 0);
        for (var day = new DateOnly(2022, 1, 1); day.Year <= 2026; day = day.AddDays(1))
        {
            foreach (var kind in Enum.GetValues<LetterKind>())
            {
                foreach (var isComplex in new[] { false, true })
                {
                    if (!clocks.DueOn(kind, isComplex, day, calendar).TryGet(out var deadline))
                    {
                        Assert.InRange(day, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31));
                        continue;
                    }

                    var (naive, left) = (day, isComplex ? clocks.ComplexDays : clocks.Days[LetterCodes.Kinds[kind].Code]);
                    while (left > 0)
                    {
                        naive = naive.AddDays(1);
                        left -= calendar.IsWorkingDay(naive).Value ? 1 : 0;
                    }

                    Assert.Equal(naive, deadline.DueOn);
                    counted++;
                }
            }
        }

        Assert.InRange(counted, 10_000, 30_000);
    }

    private static async Task<Guid> InStateAsync(TestSite site, LetterState state, (Caller Officer, Caller Leader) people)
    {
        var number = (await new SubmitLetter(site.Database, site.Vault, site.Clock).RunAsync(s_citizen, Good(site) with { AllowsPublication = true })).Value.Number;
        Guid id;
        await using (var db = site.Open())
        {
            id = await db.Set<Letter>().Where(letter => letter.Number == number).Select(letter => letter.Id).SingleAsync();
        }

        List<(Caller By, Func<AnswerLetter, LetterKey, Task<Refusal?>> Do)> way = state switch
        {
            LetterState.Received => [],
            LetterState.Redirected => [(people.Officer, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Petition)))],
            _ =>
            [
                (people.Officer, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours))),
                (people.Officer, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放。")),
                (people.Leader, (use, key) => use.ApproveAsync(key)),
                (people.Officer, (use, key) => use.SendAsync(key)),
            ],
        };
        var steps = state switch
        {
            LetterState.InHand => 1,
            LetterState.Drafted => 2,
            LetterState.Approved => 3,
            _ => way.Count,
        };
        foreach (var (by, step) in way.Take(steps))
        {
            Assert.Null(await DoAsync(site, by, id, step));
        }

        await using var check = site.Open();
        Assert.Equal(state, (await check.Set<Letter>().AsNoTracking().SingleAsync(letter => letter.Id == id)).State);
        return id;
    }

    private static AnswerLetter Use(TestSite site, GongkaiDb db, Caller caller) => new(db, new TurnIntoRequest(db, site.Clock, site.Vault, caller), site.Vault, caller, site.Clock);

    private static async Task<T> WithAsync<T>(TestSite site, Caller caller, Func<GongkaiDb, Task<T>> use)
    {
        await using var db = site.Open(caller.Scope);
        return await use(db);
    }

    private static async Task<Refusal?> DoAsync(TestSite site, Caller caller, Guid id, Func<AnswerLetter, LetterKey, Task<Refusal?>> step)
    {
        await using var whole = site.Open();
        var version = await whole.Set<Letter>().Where(letter => letter.Id == id).Select(letter => letter.Version).SingleAsync();
        await using var db = site.Open(caller.Scope);
        return await step(Use(site, db, caller), new LetterKey(id, version));
    }
}
