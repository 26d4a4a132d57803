using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Publishing;

/// <summary>信息选项 — the lists that forms and filters of items choose from.</summary>
public static class ItemChoices
{
    public static IReadOnlyList<Choice> Kinds { get; } = [.. ItemKinds.All.Select(entry => new Choice(entry.Kind.ToString(), entry.Name))];

    public static IReadOnlyList<Choice> Genres { get; } = [.. Enum.GetValues<DocumentGenre>().Select(genre => new Choice(genre.ToString(), DocumentGenres.InChinese(genre)))];

    public static IReadOnlyList<Choice> Classes { get; } = [.. Enum.GetValues<ItemClass>().Select(one => new Choice(one.ToString(), ItemClasses.InChinese(one)))];

    public static IReadOnlyList<Choice> InterpretationForms { get; } = [.. Enum.GetValues<InterpretationForm>().Select(form => new Choice(form.ToString(), Gongkai.Domain.Publications.InterpretationForms.InChinese(form)))];

    public static IReadOnlyList<Choice> Audiences { get; } = [.. Enum.GetValues<ItemAudience>().Select(audience => new Choice(audience.ToString(), ItemAudiences.InChinese(audience)))];

    public static IReadOnlyList<Choice> Disclosures { get; } =
    [
        new(nameof(DisclosureClass.Proactive), "主动公开", "条例第十九条至第二十一条；自形成或者变更之日起 20 个工作日内"),
        new(nameof(DisclosureClass.OnRequest), "依申请公开", "写明不主动公开的理由和条款"),
        new(nameof(DisclosureClass.Withheld), "不予公开", "条例第十四条至第十六条；写明理由、条款和下次评估日期"),
    ];

    public static IReadOnlyList<Choice> Relations { get; } = [.. Enum.GetValues<RelationKind>().Where(kind => kind != RelationKind.Replaces).Select(kind => new Choice(kind.ToString(), ItemRelation.InChinese(kind, true)))];

    /// <summary>Subjects in use, those of the second level indented; a retired one only for the item that has it.</summary>
    public static IReadOnlyList<Choice> Themes(ThemeList themes, string? kept) =>
        [.. themes.Choices(kept ?? "").Select(theme => new Choice(theme.Code, $"{(theme.ParentCode is null ? "" : "　")}{theme.Name}{(theme.IsRetired ? "（已停用）" : "")}"))];

    /// <summary>The columns as a list, those below indented.</summary>
    public static IReadOnlyList<Choice> Columns(IReadOnlyList<CatalogColumn> columns)
    {
        var below = columns.ToLookup(column => column.ParentId);
        return [.. below[null].SelectMany(column => Walk(column, 0))];

        IEnumerable<Choice> Walk(CatalogColumn column, int depth) =>
            below[column.Id].SelectMany(child => Walk(child, depth + 1)).Prepend(new Choice(column.Id.ToString(), new string('　', depth) + column.Name));
    }

    public static Lamp LampOf(ItemState state) => new(
        state switch
        {
            ItemState.Published => LampColor.Green,
            ItemState.InReview or ItemState.Approved or ItemState.Scheduled => LampColor.Blue,
            ItemState.Withdrawn => LampColor.Red,
            _ => LampColor.Grey,
        },
        ItemTransitions.InChinese(state));

    /// <summary>How pressing publication is; null where no clock runs.</summary>
    public static Lamp? LampOf(DutyRow duty, DateOnly today) => duty.Clock is not { } clock ? null
        : clock.DueOn.DayNumber - today.DayNumber is var left && left < 0 ? new Lamp(LampColor.Red, $"逾期 {-left} 天")
        : left <= 5 ? new Lamp(LampColor.Orange, $"剩 {left} 天")
        : new Lamp(LampColor.Green, $"剩 {left} 天");
}
