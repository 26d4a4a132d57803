using Gongkai.Domain.Calendar;
using Gongkai.Domain.Publications;

namespace Gongkai.Domain.Tests.Publications;

public sealed class PublicationTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 1, 30, 0, TimeSpan.Zero);
    private static readonly ReviewRoute s_oneStage = new([new ReviewStage("签发", ReviewDuty.Approve)]);

    [Fact(DisplayName = "状态表：每一对状态和操作都有定论，做不到的说清能做什么")]
    public void Next_EveryPair_IsDecided()
    {
        foreach (var state in Enum.GetValues<ItemState>())
        {
            foreach (var action in Enum.GetValues<ItemAction>())
            {
                var next = ItemTransitions.Next(state, action);

                Assert.Equal(ItemTransitions.Allows(state, action), next.Succeeded);
                Assert.True(next.Succeeded || (next.Refusal!.Message.Contains(ItemTransitions.InChinese(state), StringComparison.Ordinal) && next.Refusal.Message.Contains(ItemTransitions.InChinese(action), StringComparison.Ordinal)));
            }
        }
    }

    [Fact(DisplayName = "状态表：聚合的每个方法与状态表一致")]
    public void Methods_InEveryState_FollowTheTable()
    {
        var actions = new Dictionary<ItemAction, Func<Publication, Refusal?>>
        {
            [ItemAction.Edit] = item => item.Edit(Content()),
            [ItemAction.Submit] = item => item.Submit(s_oneStage, s_now),
            [ItemAction.Recall] = item => item.Recall(),
            [ItemAction.Return] = item => item.Return(),
            [ItemAction.Delegate] = item => item.Delegate(Guid.CreateVersion7()),
            [ItemAction.Schedule] = item => item.Schedule(s_now.AddHours(1), s_now),
            [ItemAction.Publish] = item => item.Publish(Moment(s_now.AddHours(2))),
            [ItemAction.Correct] = item => item.Correct(Content(), 2, s_now),
            [ItemAction.Withdraw] = item => item.Withdraw("内容正在核实", false, s_now),
            [ItemAction.Discard] = item => item.Discard(),
        };
        foreach (var state in (ItemState[])[ItemState.Draft, ItemState.InReview, ItemState.Approved, ItemState.Scheduled, ItemState.Published, ItemState.Withdrawn, ItemState.Discarded])
        {
            foreach (var (action, act) in actions)
            {
                var item = In(state);

                var refusal = act(item);

                var next = ItemTransitions.Next(state, action);
                Assert.Equal((next.Refusal?.Code, next.Succeeded ? next.Value : state), (refusal?.Code, item.State));
            }
        }
    }

    [Fact(DisplayName = "公开属性：不主动公开的要写理由和条款，不予公开的还要写评估日期")]
    public void Submit_ClosedItemWithoutReason_IsRefused()
    {
        Assert.Equal("disclosure-reason", Draft(Content() with { Disclosure = new DisclosureDecision(DisclosureClass.OnRequest) }).Submit(s_oneStage, s_now)?.Code);
        Assert.Equal("disclosure-reassess", Draft(Content() with { Disclosure = new DisclosureDecision(DisclosureClass.Withheld, "内部事务", "条例第十六条") }).Submit(s_oneStage, s_now)?.Code);
    }

    [Fact(DisplayName = "发布时刻一经写入不再改变")]
    public void Correct_PublishedItem_KeepsInstantNumberAndSequence()
    {
        var item = In(ItemState.Published);

        Assert.Null(item.Correct(Content() with { Title = "更正后的标题" }, 2, s_now.AddDays(3)));

        Assert.Equal((s_now, "a-1", 7L, s_now.AddDays(3)), (item.PublishedAt, item.IndexNumber, item.Sequence, item.CorrectedAt));
    }

    [Theory(DisplayName = "公开期限：二十个工作日、双公示七个工作日，自次日起算，跳过节假日")]
    [InlineData(ItemKind.NormativeDocument, "2026-09-21", "2026-10-26")]
    [InlineData(ItemKind.AdministrativeLicense, "2026-09-21", "2026-10-08")]
    [InlineData(ItemKind.Notice, "2026-11-02", "2026-11-30")]
    public void PublishingClock_OfKinds_CountsWorkingDays(ItemKind kind, string formedOn, string dueOn)
    {
        var clock = PublishingClock.Of(kind, DateOnly.Parse(formedOn, System.Globalization.CultureInfo.InvariantCulture), WorkingDayCalendar.Shipped).Value;

        Assert.Equal(dueOn, clock.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(dueOn, clock.Explanation, StringComparison.Ordinal);
        Assert.Equal((false, true), (clock.IsOverdue(clock.DueOn, clock.DueOn.AddDays(9)), clock.IsOverdue(null, clock.DueOn.AddDays(1))));
    }

    [Fact(DisplayName = "索引号：按部分组成，前面变了顺序号重新起算，预览即所得")]
    public void IndexNumber_Parts_AreWrittenInOrder()
    {
        var rule = new IndexNumberRule([new(IndexNumberPartKind.OrganCode, Suffix: "-"), new(IndexNumberPartKind.ThemeCode, Suffix: "/"), new(IndexNumberPartKind.YearMonth), new(IndexNumberPartKind.Literal, "第"), new(IndexNumberPartKind.Sequence, Digits: 3)]);
        var facts = new IndexNumberFacts("11340000", "0201", "documents", new DateOnly(2026, 11, 20));

        Assert.Equal("11340000-0201/202611第012", rule.Number(facts, 12));
        Assert.Equal("11340000-0201/202611第1234", rule.Number(facts, 1234));
        Assert.NotEqual(rule.SequenceKey(facts), rule.SequenceKey(facts with { Day = new DateOnly(2026, 12, 1) }));
        Assert.Equal(rule.SequenceKey(facts), rule.SequenceKey(facts with { ColumnCode = "news" }));
        Assert.Equal("index-rule-sequence", new IndexNumberRule([new(IndexNumberPartKind.Year)]).Check()?.Code);
    }

    [Fact(DisplayName = "数据文件：二十二个一级主题，五种路径，两套栏目，公文种类与标题")]
    public void Lists_Shipped_AreComplete()
    {
        Assert.Equal(22, ThemeList.Shipped.Themes.Count(theme => theme.ParentCode is null));
        Assert.Equal(@"综合政务\政务公开", ThemeList.Shipped.InChinese("0201"));
        Assert.All(Enum.GetValues<ItemClass>(), itemClass => Assert.Null(ReviewRoute.Default(itemClass).Check()));
        Assert.Equal(ReviewRoute.Default(ItemClass.Sensitive).Stages, ReviewRoute.Parse(ReviewRoute.Default(ItemClass.Sensitive).ToText()).Stages);
        Assert.Equal((5, 5), (ColumnPresets.Statutory.Count, ColumnPresets.Department.Count));
        Assert.Equal((13, 24), (ColumnPresets.Department[2].Children.Count, ColumnPresets.Statutory[2].Children.Count));
        Assert.All([ColumnPresets.Department, ColumnPresets.Statutory], preset => Assert.Equal(ItemKind.Proposal, preset[2].Children.Single(column => column.Code == "proposals").Kind));
        Assert.All(Enum.GetValues<ItemKind>(), kind => Assert.Equal(kind, ItemKinds.Of(kind).Kind));
        Assert.All(Enum.GetValues<DocumentGenre>(), genre => Assert.Equal(genre, DocumentGenres.Find(DocumentGenres.InChinese(genre))));
        Assert.Equal(DocumentGenre.Notice, DocumentGenres.OfTitle("关于印发《办法》的通知（试行）"));
        Assert.Equal(DocumentGenre.Letter, DocumentGenres.OfTitle("关于答复意见的函"));
        Assert.Null(DocumentGenres.OfTitle("工作简报"));
    }

    [Theory(DisplayName = "栏目更新：两周、半年、一年，到期当天还不算超期")]
    [InlineData(ColumnRhythm.TwoWeeks, "2026-11-06", 0, false)]
    [InlineData(ColumnRhythm.TwoWeeks, "2026-11-05", -1, true)]
    [InlineData(ColumnRhythm.HalfYear, "2026-05-20", 0, false)]
    [InlineData(ColumnRhythm.Year, "2025-11-19", -1, true)]
    public void Freshness_OfRhythms_CountsTheDaysLeft(ColumnRhythm rhythm, string latest, int left, bool isStale)
    {
        var freshness = ColumnFreshness.Of(rhythm, DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 11, 20));

        Assert.Equal((left, isStale), (freshness.DaysLeft, freshness.IsStale));
    }

    private static ItemContent Content() => new("关于节能的通知", ItemKind.NormativeDocument, Guid.CreateVersion7(), "<p>正文</p>");

    private static PublishingMoment Moment(DateTimeOffset at) => new(at, DateOnly.FromDateTime(at.UtcDateTime), "a-1", 7);

    private static Publication Draft(ItemContent content) =>
        Publication.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), new ItemAuthor(Guid.CreateVersion7(), "甲", null), content, s_now).Value;

    private static Publication In(ItemState state)
    {
        var item = Draft(Content());
        Func<Refusal?>[] steps = state switch
        {
            ItemState.Draft => [],
            ItemState.Discarded => [item.Discard],
            ItemState.InReview => [() => item.Submit(s_oneStage, s_now)],
            ItemState.Approved => [() => item.Submit(s_oneStage, s_now), () => item.PassStage(s_now)],
            ItemState.Scheduled => [() => item.Submit(s_oneStage, s_now), () => item.PassStage(s_now), () => item.Schedule(s_now.AddHours(1), s_now)],
            _ => [() => item.Submit(s_oneStage, s_now), () => item.PassStage(s_now), () => item.Publish(Moment(s_now)), () => state == ItemState.Withdrawn ? item.Withdraw("内容正在核实", false, s_now) : null],
        };
        Assert.All(steps, step => Assert.Null(step()));
        return item;
    }
}
