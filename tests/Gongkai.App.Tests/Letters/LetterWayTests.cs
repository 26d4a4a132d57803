using Gongkai.App.Letters;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Letters;

public sealed class LetterWayTests
{
    [Theory(DisplayName = "公开申请转来信：收到日期不变，写信人密封带过来，转两次是同一封；没有这个编号的说明")]
    [OnBothDatabases]
    public async Task Request_TurnsIntoALetter(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var receipt = await requests.RegisteredAsync(on: new DateOnly(2026, 11, 16));
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        async Task<Result<Guid>> TurnAsync(Caller caller, string number)
        {
            await using var db = site.Open(caller.Scope);
            return await new TurnIntoLetter(db, site.Vault, caller, site.Clock).RunAsync(number, LetterKind.Consultation);
        }

        Assert.Equal("letter-request", (await TurnAsync(officer, "2026-9999")).Refusal?.Code);
        Assert.Equal("letter-request", (await TurnAsync(TestSite.Someone(site.Other, Role.DisclosureOfficer), receipt.Number)).Refusal?.Code);
        var id = (await TurnAsync(officer, receipt.Number)).Value;
        Assert.Equal(id, (await TurnAsync(officer, receipt.Number)).Value);
        await using var db = site.Open();
        var letter = await db.Set<Letter>().SingleAsync();
        Assert.Equal((LetterSource.Request, receipt.Number, new DateOnly(2026, 11, 16), true), (letter.Source, letter.ExternalNumber, letter.ReceivedOn, letter.WantsMail));
        Assert.Equal("柏望舒", LetterText.Open(letter.SealedContent, site.Vault).Name);
    }

    [Theory(DisplayName = "答复用邮件发出：写信人要求的才发，没填邮箱的不能要求")]
    [OnBothDatabases]
    public async Task Answer_GoesOutByMail_WhereWished(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var submit = new SubmitLetter(site.Database, site.Vault, site.Clock);
        NewLetter Written(string email, bool wants) => new(site.Bureau.Id, LetterKind.Consultation, "技改补贴什么时候发放", new LetterText("企业的技改补贴还没有收到，请问进展。", "沈知远", "13800001234", email)) { WantsMail = wants };

        Assert.Equal("letter-email", (await submit.RunAsync(Caller.Public("127.0.0.1"), Written("", true))).Refusal?.Code);
        foreach (var (email, wants, mails) in new[] { ("a@example.invalid", true, 1), ("b@example.invalid", false, 1) })
        {
            var receipt = (await submit.RunAsync(Caller.Public("127.0.0.1"), Written(email, wants))).Value;
            await AnswerAsync(site, receipt.Number);
            await using var db = site.Open();
            Assert.Equal(mails, await db.Outbox.CountAsync(item => item.Kind == "mail"));
        }
    }

    [Theory(DisplayName = "常见问题建议：标题相近的已答复来信归在一起；快满三个月没有答复的报警")]
    [OnBothDatabases]
    public async Task Recurring_And_Guard(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var submit = new SubmitLetter(site.Database, site.Vault, site.Clock);
        foreach (var (title, isAnswered) in new[] { ("技改补贴什么时候发放", true), ("技改补贴何时发放", true), ("道路积水无人处理", true), ("企业用电优惠怎样申请", false) })
        {
            var receipt = (await submit.RunAsync(Caller.Public("127.0.0.1"), new NewLetter(site.Bureau.Id, LetterKind.Consultation, title, new LetterText("请问进展，谢谢答复。", "沈知远", "13800001234", "")) { AllowsPublication = true })).Value;
            if (isAnswered)
            {
                await AnswerAsync(site, receipt.Number);
            }
        }

        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var question = Assert.Single(await new RecurringLetters(db, officer, site.Clock).RunAsync());
        Assert.Equal((2, false, true), (question.Letters.Count, question.IsAnsweredInPublic, question.Publishable is not null));
        var find = new FindLetters(db, site.Vault, officer);
        Assert.Empty(await find.GuardedAsync(new DateOnly(2027, 2, 5)));
        Assert.Equal("企业用电优惠怎样申请", Assert.Single(await find.GuardedAsync(new DateOnly(2027, 2, 6))).Letter.Title);
    }

    private static async Task AnswerAsync(TestSite site, string number)
    {
        var (handler, leader) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Leader));
        await DoAsync(site, handler, number, (use, key) => use.TriageAsync(key, new TriageOpinion(LetterRoute.Ours)));
        await DoAsync(site, handler, number, (use, key) => use.DraftAsync(key, "经核实，补贴将在十二月底前发放。"));
        await DoAsync(site, leader, number, (use, key) => use.ApproveAsync(key));
        await DoAsync(site, handler, number, (use, key) => use.SendAsync(key));
    }

    private static async Task DoAsync(TestSite site, Caller caller, string number, Func<AnswerLetter, LetterKey, Task<Refusal?>> step)
    {
        await using var db = site.Open(caller.Scope);
        var letter = await db.Set<Letter>().AsNoTracking().FirstAsync(known => known.Number == number);
        Assert.Null(await step(new AnswerLetter(db, new TurnIntoRequest(db, site.Clock, site.Vault, caller), site.Vault, caller, site.Clock), new LetterKey(letter.Id, letter.Version)));
    }
}
