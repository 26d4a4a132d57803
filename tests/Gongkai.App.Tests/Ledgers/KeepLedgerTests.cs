using Gongkai.App.Audit;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Ledgers;

public sealed class KeepLedgerTests
{
    [Theory(DisplayName = "登记：问题写在字段旁，改好后存下，审计留痕，链完好")]
    [OnBothDatabases]
    public async Task Add_WrongThenRight_IsKeptWithItsEvent(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);

        var wrong = await site.AddAsync("trainings", new Dictionary<string, string> { ["heldOn"] = "三月五日", ["participants"] = "很多" });
        var right = await site.AddAsync("trainings", LedgerSite.Training(heldOn: "2026年3月5日"));

        Assert.Equal("heldOn: 日期不是日期，请写成 2026-11-21 的样子。\nparticipants: 参加人数应为零或正整数。\ntitle: 请填写培训主题。", LedgerSite.Messages(wrong.Problems));
        Assert.Null(wrong.RecordId);
        var (total, rows) = await site.ListAsync(new LedgerFilter("trainings"));
        Assert.Equal((1, right.RecordId, "2026-03-05"), (total, rows[0].Id, rows[0].Entry["heldOn"]));
        await using var db = site.Site.Open();
        var happened = Assert.Single(await new FindEvents(db).OfSubjectAsync(right.RecordId!.Value));
        Assert.Equal(("ledger-added", site.Officer.PersonId, "登记台账"), (happened.Action, happened.PersonId, EventKinds.Action(happened.Action)));
        Assert.Empty((await new VerifyChains(site.Site.Database).RunAsync()).Broken);
    }

    [Theory(DisplayName = "字段之间：不适用的要清空，后一日期不能早于前一日期，信用代码要过校验码")]
    [OnBothDatabases]
    public async Task Add_FieldsThatContradict_AreNamed(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);

        var outcome = await site.AddAsync("licenses", new Dictionary<string, string>
        {
            ["number"] = "云工信许〔2026〕1号",
            ["document"] = "准予许可决定书",
            ["matter"] = "民用爆炸物品销售许可",
            ["kind"] = "普通",
            ["holderKind"] = "自然人",
            ["holder"] = "某公司",
            ["decidedOn"] = "2026-05-06",
            ["publishedOn"] = "2026-05-05",
            ["result"] = "准予许可",
            ["organCode"] = "11990000000000001X",
        });

        var messages = LedgerSite.Messages(outcome.Problems);
        Assert.Contains("holder: 行政相对人类别为“自然人”时不填行政相对人名称，请清空。", messages, StringComparison.Ordinal);
        Assert.Contains("person: 请填写行政相对人姓名。", messages, StringComparison.Ordinal);
        Assert.Contains("publishedOn: 公示日期早于许可决定日期（2026-05-06），请核对。", messages, StringComparison.Ordinal);
        Assert.Contains("organCode: 许可机关统一社会信用代码不正确", messages, StringComparison.Ordinal);
        Assert.Equal(4, outcome.Problems.Count);
    }

    [Theory(DisplayName = "修改：旧版本被拒绝；日志只写改了哪一项，不写姓名和文字")]
    [OnBothDatabases]
    public async Task Change_OldVersion_IsRefused(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var id = (await site.AddAsync("proposals", LedgerSite.Proposal())).RecordId!.Value;
        var changed = LedgerSite.Proposal(proposer: "林清和");
        changed["kind"] = "人大代表建议";
        changed["note"] = "代表住在听潮路1号";

        var first = await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).ChangeAsync(id, 0, changed));
        var second = await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).ChangeAsync(id, 0, LedgerSite.Proposal()));

        Assert.Equal(id, first.Value.RecordId);
        Assert.Equal("changed-meanwhile", second.Refusal?.Code);
        await using var session = site.Site.Open();
        var events = await new FindEvents(session).OfSubjectAsync(id);
        Assert.Equal("修改：类别（原为政协提案）、提出人、备注", events[^1].Reason);
        Assert.Equal("npc", (await session.LedgerValues.SingleAsync(value => value.RecordId == id && value.Field == "kind")).Value);
    }

    [Theory(DisplayName = "姓名密封保存；列表只见姓；修改时留空即不变，填“无”才去掉；查看全名须有权限并留痕")]
    [OnBothDatabases]
    public async Task Person_IsSealedMaskedAndRevealedOnRecord(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var id = (await site.AddAsync("proposals", LedgerSite.Proposal())).RecordId!.Value;
        var contributor = TestSite.Someone(site.Site.Bureau, Role.Contributor);
        var changed = LedgerSite.Proposal(proposer: "");

        await site.WithAsync(contributor, db => site.Keep(db, contributor).ChangeAsync(id, 0, changed));
        var revealed = await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).RevealAsync(id, "proposer"));
        var refused = await site.WithAsync(contributor, db => site.Keep(db, contributor).RevealAsync(id, "proposer"));
        changed["proposer"] = KeepLedger.NoPerson;
        var without = await site.WithAsync(contributor, db => site.Keep(db, contributor).ChangeAsync(id, 1, changed));

        Assert.Equal("沈知远", revealed.Value);
        Assert.Equal("not-permitted", refused.Refusal?.Code);
        Assert.Equal("proposer: 请填写提出人。", LedgerSite.Messages(without.Value.Problems));
        await using var session = site.Site.Open();
        Assert.DoesNotContain("沈", (await session.LedgerRecords.SingleAsync()).Content, StringComparison.Ordinal);
        Assert.Equal("沈＊＊", (await site.ListAsync(new LedgerFilter("proposals"))).Rows[0].Entry["proposer"]);
        Assert.Equal(["ledger-added", "ledger-changed", "ledger-revealed"], (await new FindEvents(session).OfSubjectAsync(id)).Select(happened => happened.Action));
    }

    [Theory(DisplayName = "外机关的记录看不见也改不动，哪怕能看到下级")]
    [OnBothDatabases]
    public async Task ForeignRecord_IsNotThere(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var id = (await site.AddAsync("trainings", LedgerSite.Training())).RecordId!.Value;
        var other = TestSite.Someone(site.Site.Other, Role.DisclosureOfficer);
        var above = new Caller(Guid.CreateVersion7(), "上级", "127.0.0.1", OrganScope.OwnAndBelow(site.Site.City, writes: false), RoleTable.Of([Role.DisclosureOfficer]));

        foreach (var caller in (Caller[])[other, above])
        {
            Assert.Equal("ledger-record-unknown", (await site.WithAsync(caller, db => site.Keep(db, caller).ChangeAsync(id, 0, LedgerSite.Training("改名")))).Refusal?.Code);
            Assert.Equal("ledger-record-unknown", (await site.WithAsync(caller, db => site.Keep(db, caller).RemoveAsync(id, "试试"))).Refusal?.Code);
        }

        Assert.Null(await site.WithAsync(other, db => new ReadLedger(db, site.Site.Vault, site.Site.Clock).FindAsync("trainings", id)));
        Assert.NotNull(await site.WithAsync(above, db => new ReadLedger(db, site.Site.Vault, site.Site.Clock).FindAsync("trainings", id)));
    }

    [Theory(DisplayName = "删除须写原因，之后不在列表和计数里；同一编号可以重新登记，未删时不行")]
    [OnBothDatabases]
    public async Task Remove_TakesOutOfListsAndCounts(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var id = (await site.AddAsync("proposals", LedgerSite.Proposal())).RecordId!.Value;

        var twice = await site.AddAsync("proposals", LedgerSite.Proposal());
        var withoutReason = await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).RemoveAsync(id, " "));
        var removed = await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).RemoveAsync(id, "重复登记"));
        var again = await site.AddAsync("proposals", LedgerSite.Proposal());

        Assert.Equal("number: 编号“第0101号”已经登记过，请核对；要更正的，请打开原记录修改。", LedgerSite.Messages(twice.Problems));
        Assert.Equal("removal-without-reason", withoutReason.Refusal?.Code);
        Assert.True(removed.Succeeded);
        Assert.Equal(again.RecordId, Assert.Single((await site.ListAsync(new LedgerFilter("proposals"))).Rows).Id);
        await using var session = site.Site.Open();
        Assert.All(await session.LedgerValues.ToListAsync(), value => Assert.Equal(again.RecordId, value.RecordId));
    }

    [Theory(DisplayName = "公开：只有可公开的台账能上门户；没有权限的人什么都不能登记")]
    [OnBothDatabases]
    public async Task Publish_OnlyWhatMayBePublic(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var training = (await site.AddAsync("trainings", LedgerSite.Training())).RecordId!.Value;
        var proposal = (await site.AddAsync("proposals", LedgerSite.Proposal())).RecordId!.Value;
        var leader = TestSite.Someone(site.Site.Bureau, Role.Leader);

        Assert.Equal("ledger-not-public", (await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).PublishAsync(training, true))).Refusal?.Code);
        Assert.True((await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).PublishAsync(proposal, true))).Succeeded);
        Assert.Equal("not-permitted", (await site.WithAsync(leader, db => site.Keep(db, leader).AddAsync("trainings", LedgerSite.Training()))).Refusal?.Code);
        Assert.Equal("ledger-unknown", (await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).AddAsync("unknown", LedgerSite.Training()))).Refusal?.Code);
        Assert.True(Assert.Single((await site.ListAsync(new LedgerFilter("proposals") { OnlyPublished = true })).Rows).IsPublished);
    }

    [Fact(DisplayName = "每份台账定义：标题、日期、编号字段存在，条件和先后指向本台账的字段")]
    public void Definitions_Fields_PointToEachOther()
    {
        foreach (var ledger in LedgerDefinitions.Shipped)
        {
            Assert.True(ledger.Field(ledger.TitleField) is { IsRequired: true, OnlyWhere: "" }, $"{ledger.Code} title");
            Assert.True(ledger.Field(ledger.DateField) is { IsRequired: true, OnlyWhere: "", Type: LedgerFieldType.Date or LedgerFieldType.Moment }, $"{ledger.Code} date");
            Assert.True(ledger.KeyField.Length == 0 || ledger.Field(ledger.KeyField) is { IsRequired: true }, $"{ledger.Code} key");
            Assert.NotEmpty(ledger.Group);
            Assert.Equal(ledger.Fields.Count, ledger.Fields.Select(field => field.Name).Distinct().Count());
            foreach (var field in ledger.Fields)
            {
                Assert.True(field.NotBefore.Length == 0 || ledger.Field(field.NotBefore) is { Type: LedgerFieldType.Date or LedgerFieldType.Moment }, $"{ledger.Code}.{field.Code} notBefore");
                Assert.True(field.OnlyWhere.Length == 0 || ledger.Field(field.OnlyWhere.Split('=')[0]) is { } other
                    && field.OnlyWhere.Split('=')[1].Split('|').All(value => other.Options.Any(option => option.Code == value)), $"{ledger.Code}.{field.Code} onlyWhere");
                Assert.Equal(field.Type == LedgerFieldType.Choice, field.Options.Count > 0);
            }

            Assert.All(ledger.Clocks, clock => Assert.True(ledger.Field(clock.From) is not null && ledger.Field(clock.Until) is not null, $"{ledger.Code} {clock.Code}"));
        }
    }
}
