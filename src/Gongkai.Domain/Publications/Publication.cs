using Gongkai.Domain.Organs;

namespace Gongkai.Domain.Publications;

/// <summary>公开的信息（条目） — one item from its draft to its withdrawal; what the public reads of it goes through one gate elsewhere; 条例 17, 19–26.</summary>
public sealed class Publication : IOrganOwned
{
    private Publication()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganId { get; private set; }

    /// <summary>供稿单位.</summary>
    public Guid? UnitId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public ItemState State { get; private set; }

    /// <summary>索引号: assigned once, when it is published or filed; never changed, never used again.</summary>
    public string? IndexNumber { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The title without marks and in lower case, for suggestions while typing.</summary>
    public string TitleKey { get; private set; } = "";

    public ItemKind Kind { get; private set; }

    public Guid ColumnId { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public DocumentGenre? Genre { get; private set; }

    /// <summary>Of an interpretation alone.</summary>
    public InterpretationForm? InterpretationForm { get; private set; }

    public string IssuingOrgan { get; private set; } = "";

    /// <summary>联合发文机关: ids of organs of the site, separated by blanks.</summary>
    public string JointOrgans { get; private set; } = "";
    public ItemAudience? Audience { get; private set; }

    public DateOnly? DatedOn { get; private set; }

    public DateOnly? EffectiveOn { get; private set; }

    public DateOnly? LapsesOn { get; private set; }

    public DateOnly? PartlyLapsesOn { get; private set; }

    public DateOnly? AmendedOn { get; private set; }

    public DateOnly? RepealedOn { get; private set; }

    public string ThemeCode { get; private set; } = "";

    public string Keywords { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public ItemClass Class { get; private set; }

    public DisclosureClass DisclosureClass { get; private set; }

    public string DisclosureReason { get; private set; } = "";

    public string DisclosureProvision { get; private set; } = "";

    public DateOnly? ReassessOn { get; private set; }

    public bool IsReprint { get; private set; }

    public string SourceName { get; private set; } = "";

    public string SourceAddress { get; private set; } = "";

    public string Channel { get; private set; } = "";

    public string Editor { get; private set; } = "";

    /// <summary>When it is to be published; only while it is scheduled.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>The instant at which it was published; set once by the clock and never changed.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Year and month of publication in China, for lists and figures.</summary>
    public int? PublishedYear { get; private set; }

    public int? PublishedMonth { get; private set; }

    /// <summary>Its place among all items ever published on the site; lists go by it.</summary>
    public long? Sequence { get; private set; }

    /// <summary>The last correction of a published item.</summary>
    public DateTimeOffset? CorrectedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn or replaced, as the public reads it.</summary>
    public string PublicReason { get; private set; } = "";

    /// <summary>Whether the page that stays behind may still name the title.</summary>
    public bool ShowsTitle { get; private set; }

    public Guid? ReplacedById { get; private set; }

    /// <summary>Which submission it is, from 1.</summary>
    public int Round { get; private set; }

    /// <summary>The stages of the route that was in force at submission, as <see cref="ReviewRoute.ToText"/> writes them.</summary>
    public string Route { get; private set; } = "";

    public int StageIndex { get; private set; }

    public string StageName { get; private set; } = "";

    public ReviewDuty? StageDuty { get; private set; }

    public Guid? StageUnitId { get; private set; }

    public Guid? StageDelegateId { get; private set; }

    public DateTimeOffset? StageEnteredAt { get; private set; }

    /// <summary>Number of the last saved version of the content.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>Number of the version that the public reads, or is to read.</summary>
    public int CurrentVersion { get; private set; }

    public string BodyHtml { get; private set; } = "";

    public int Version { get; private set; }

    public ValidityDates Dates => new() { EffectiveOn = EffectiveOn, LapsesOn = LapsesOn, PartlyLapsesOn = PartlyLapsesOn, AmendedOn = AmendedOn, RepealedOn = RepealedOn };

    public static Result<Publication> Create(Guid id, Guid organId, ItemAuthor author, ItemContent content, DateTimeOffset now)
    {
        if (content.Check() is { } refusal)
        {
            return refusal;
        }

        var item = new Publication { Id = id, OrganId = organId, UnitId = author.UnitId, AuthorId = author.PersonId, AuthorName = author.Name, CreatedAt = now };
        item.Take(content);
        return item;
    }

    public Refusal? Edit(ItemContent content)
    {
        if ((Refuse(ItemAction.Edit) ?? content.Check()) is { } refusal)
        {
            return refusal;
        }

        Take(content);
        return null;
    }

    /// <summary>送审 by the route in force now; the route stays with the submission even where the rule changes meanwhile.</summary>
    public Refusal? Submit(ReviewRoute route, DateTimeOffset now)
    {
        var disclosure = new DisclosureDecision(DisclosureClass, DisclosureReason, DisclosureProvision, ReassessOn);
        if ((Refuse(ItemAction.Submit) ?? disclosure.Check() ?? route.Check()) is { } refusal)
        {
            return refusal;
        }

        State = ItemState.InReview;
        Round++;
        Route = route.ToText();
        Enter(route, 0, now);
        return null;
    }

    /// <summary>The current stage passes; after the last one the item is approved.</summary>
    public Refusal? PassStage(DateTimeOffset now)
    {
        var route = ReviewRoute.Parse(Route);
        var isLast = StageIndex + 1 >= route.Stages.Count;
        if (Refuse(isLast ? ItemAction.Approve : ItemAction.PassStage) is { } refusal)
        {
            return refusal;
        }

        if (isLast)
        {
            State = ItemState.Approved;
            LeaveStages();
        }
        else
        {
            Enter(route, StageIndex + 1, now);
        }

        return null;
    }

    public Refusal? Delegate(Guid personId) => Refuse(ItemAction.Delegate) is { } refusal ? refusal
        : personId == AuthorId ? new Refusal("own-work", "不能委托起草人审核自己的信息，请另选人员。")
        : Set(() => StageDelegateId = personId);

    public Refusal? Recall() => BackToDraft(ItemAction.Recall);

    public Refusal? Return() => BackToDraft(ItemAction.Return);

    public Refusal? Reopen() => BackToDraft(ItemAction.Reopen);

    public Refusal? Discard() => Refuse(ItemAction.Discard) ?? Set(() => State = ItemState.Discarded);

    /// <summary>定时发布 at an instant that lies ahead; publishing time cannot be set back.</summary>
    public Refusal? Schedule(DateTimeOffset at, DateTimeOffset now) => (Refuse(ItemAction.Schedule) ?? NotProactive()) is { } refusal ? refusal
        : at <= now ? new Refusal("item-backdated", "定时发布的时间应在当前时间之后：发布时间不能倒填。")
        : Set(() => (State, ScheduledFor) = (ItemState.Scheduled, at));

    /// <summary>发布 now: the instant is the clock's and stays; the index number is given with it.</summary>
    public Refusal? Publish(PublishingMoment moment)
    {
        if (CheckPublishing(moment.At) is { } refusal)
        {
            return refusal;
        }

        IndexNumber ??= moment.IndexNumber;
        (State, PublishedAt, ScheduledFor) = (ItemState.Published, moment.At, null);
        (PublishedYear, PublishedMonth, Sequence) = (moment.On.Year, moment.On.Month, moment.Sequence);
        return null;
    }

    /// <summary>The refusal where it cannot be published at an instant; asked before a number is taken for it.</summary>
    public Refusal? CheckPublishing(DateTimeOffset at) => Refuse(ItemAction.Publish) ?? NotProactive()
        ?? (State == ItemState.Scheduled && ScheduledFor > at ? new Refusal("item-scheduled", "信息已定时，尚未到发布时间；要提前发布，请先退回或改期。") : null);

    /// <summary>裁定公开属性 while it is in review or approved: the class alone changes, the text and the stage stay; 条例 17.</summary>
    public Refusal? Reclassify(DisclosureDecision decision)
    {
        if (State is not (ItemState.InReview or ItemState.Approved))
        {
            return new Refusal("item-reclassify", $"“{ItemTransitions.InChinese(State)}”的信息不能裁定公开属性，请先送审。", Provision.Regulation("第十七条"));
        }

        return decision.Check() ?? Set(() =>
            (DisclosureClass, DisclosureReason, DisclosureProvision, ReassessOn) = (decision.Class, decision.Reason.Trim(), decision.Provision.Trim(), decision.ReassessOn));
    }

    /// <summary>评估审查: looked at again and still not public; the next date is set; 条例 18.</summary>
    public Refusal? Reassess(DateOnly next, DateOnly today) =>
        State != ItemState.Filed ? new Refusal("item-reassess-state", "只有已登记不公开的信息需要定期评估审查。", Provision.Regulation("第十八条"))
        : next <= today ? new Refusal("item-reassess-date", "下次评估日期应在今天之后，请修改。", Provision.Regulation("第十八条"))
        : Set(() => ReassessOn = next);

    /// <summary>登记不公开: a reviewed item that is not proactive goes into the register.</summary>
    public Refusal? File(string indexNumber)
    {
        if (Refuse(ItemAction.File) is { } refusal)
        {
            return refusal;
        }

        if (DisclosureClass == DisclosureClass.Proactive)
        {
            return new Refusal("item-proactive", "公开属性是主动公开，应当发布，不能登记为不公开。", Provision.Regulation("第十九条"));
        }

        IndexNumber ??= indexNumber;
        State = ItemState.Filed;
        return null;
    }

    /// <summary>更正 of a published item: the new content takes the place of the old, which stays as a version.</summary>
    public Refusal? Correct(ItemContent content, int version, DateTimeOffset now)
    {
        if ((Refuse(ItemAction.Correct) ?? content.Check()) is { } refusal)
        {
            return refusal;
        }

        if (content.Disclosure.Class != DisclosureClass.Proactive)
        {
            return new Refusal("item-correct-class", "更正不能改变公开属性；不应公开的，请撤下。");
        }

        Take(content);
        (CorrectedAt, CurrentVersion) = (now, version);
        return null;
    }

    /// <summary>撤下 for good; a page with the reason stays.</summary>
    public Refusal? Withdraw(string publicReason, bool showsTitle, DateTimeOffset now) => (Refuse(ItemAction.Withdraw) ?? NeedsReason(publicReason)) is { } refusal ? refusal
        : Set(() => (State, PublicReason, ShowsTitle, WithdrawnAt) = (ItemState.Withdrawn, publicReason.Trim(), showsTitle, now));

    public Refusal? ReplaceWith(Publication successor, string publicReason, DateTimeOffset now) => (Refuse(ItemAction.Replace) ?? NeedsReason(publicReason)) is { } refusal ? refusal
        : successor.State != ItemState.Published || successor.Id == Id || successor.OrganId != OrganId
            ? new Refusal("item-successor", "用来替换的信息应是本机关另一条已发布的信息，请先发布它。")
        : Set(() => (State, PublicReason, ShowsTitle, WithdrawnAt, ReplacedById) = (ItemState.Replaced, publicReason.Trim(), true, now, successor.Id));

    /// <summary>Takes note of what another document does to this one.</summary>
    public void NoteEffect(RelationKind effect, DateOnly on)
    {
        switch (effect)
        {
            case RelationKind.Amends:
                AmendedOn = on;
                break;
            case RelationKind.Repeals:
                RepealedOn = on;
                break;
            case RelationKind.PartlyLapses:
                PartlyLapsesOn = on;
                break;
            default:
                break;
        }
    }

    /// <summary>A title, or the beginning of one, as it is compared.</summary>
    public static string KeyOf(string title) => string.Concat(string.Concat(title.EnumerateRunes()).Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The ids that <see cref="JointOrgans"/> holds.</summary>
    public static IReadOnlyList<Guid> JointIds(string joint) => [.. joint.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))];

    /// <summary>Gives the next number to a version of the content.</summary>
    /// <param name="isCurrent">False for a correction that waits for approval.</param>
    public int NextVersion(bool isCurrent)
    {
        LatestVersion++;
        CurrentVersion = isCurrent ? LatestVersion : CurrentVersion;
        return LatestVersion;
    }

    private Refusal? Refuse(ItemAction action) => ItemTransitions.Next(State, action).Refusal;

    private Refusal? NotProactive() => DisclosureClass == DisclosureClass.Proactive
        ? null
        : new Refusal("item-not-proactive", "公开属性不是主动公开，不能发布；请登记不公开，或退回重新认定。", Provision.Regulation("第十七条"));

    private static Refusal? NeedsReason(string reason) =>
        reason.Trim().Length is < 4 or > 200 ? new Refusal("item-public-reason", "请写明向公众说明的理由，4 至 200 个字，不要写出不应公开的内容。") : null;

    private Refusal? BackToDraft(ItemAction action)
    {
        if (Refuse(action) is { } refusal)
        {
            return refusal;
        }

        (State, ScheduledFor) = (ItemState.Draft, null);
        LeaveStages();
        return null;
    }

    private void Enter(ReviewRoute route, int index, DateTimeOffset now)
    {
        var stage = route.Stages[index];
        (StageIndex, StageName, StageDuty, StageEnteredAt, StageDelegateId) = (index, stage.Name, stage.Duty, now, null);
        StageUnitId = stage.IsContributingUnit ? UnitId : stage.UnitId;
    }

    private void LeaveStages() => (StageIndex, StageName, StageDuty, StageEnteredAt, StageDelegateId, StageUnitId) = (0, "", null, null, null, null);

    private void Take(ItemContent content)
    {
        (Title, Kind, ColumnId, BodyHtml) = (content.Title.Trim(), content.Kind, content.ColumnId, content.BodyHtml);
        TitleKey = KeyOf(Title);
        InterpretationForm = Kind == ItemKind.Interpretation ? content.InterpretationForm ?? Publications.InterpretationForm.Text : null;
        (DocumentNumber, Genre, IssuingOrgan) = (content.DocumentNumber.Trim(), content.Genre, content.IssuingOrgan.Trim());
        (JointOrgans, Audience) = (string.Join(' ', content.JointOrgans.Select(id => id.ToString("N"))), content.Audience);
        (DatedOn, EffectiveOn, LapsesOn) = (content.DatedOn, content.EffectiveOn, content.LapsesOn);
        (ThemeCode, Keywords, Summary, Class) = (content.ThemeCode, content.Keywords.Trim(), content.Summary.Trim(), content.Class);
        (DisclosureClass, DisclosureReason) = (content.Disclosure.Class, content.Disclosure.Reason.Trim());
        (DisclosureProvision, ReassessOn) = (content.Disclosure.Provision.Trim(), content.Disclosure.ReassessOn);
        (IsReprint, SourceName, SourceAddress) = (content.Origin.IsReprint, content.Origin.SourceName.Trim(), content.Origin.SourceAddress.Trim());
        (Channel, Editor) = (content.Channel.Trim(), content.Editor.Trim());
    }

    private static Refusal? Set(Action change)
    {
        change();
        return null;
    }
}

/// <summary>起草人 — who wrote an item, for which unit.</summary>
public sealed record ItemAuthor(Guid PersonId, string Name, Guid? UnitId);

/// <summary>发布时刻 — what publication gives an item once and for all.</summary>
/// <param name="At">The clock's instant.</param>
/// <param name="On">The day of it in China.</param>
/// <param name="Sequence">Counts up with every publication on the site.</param>
public sealed record PublishingMoment(DateTimeOffset At, DateOnly On, string IndexNumber, long Sequence);
