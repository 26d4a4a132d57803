using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using ColumnTree = Gongkai.App.Publications.ColumnTree;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>信息列表页 — the items of the own organ by state, with the clock of publication; the filter is the address.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(BrowseItems browse, ColumnTree tree, ReadPublishingTerms terms, Caller caller, SiteClock clock) : DeskPage
{
    private const int PageSize = 30;

    private PublishingTerms _terms = null!;

    public override PageMeta Meta => new("信息列表") { NavPath = "/desk/items" };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public DeskItemPage Found { get; private set; } = new([], 0, new Dictionary<ItemState, int>());

    public IReadOnlyDictionary<Guid, string> Columns { get; private set; } = new Dictionary<Guid, string>();

    public bool MayWrite => caller.May(Permission.ContributeItems);

    public EmptyState Nothing => new("这里没有信息", MayWrite ? "放宽筛选条件，或者起草一条。" : "放宽筛选条件再试。") { Actions = MayWrite ? [new PageLink("起草信息", "/desk/items/create")] : [] };

    public async Task OnGetAsync(ItemState? state, string? q, Guid? column, ItemKind? kind, bool own)
    {
        ModelState.Clear();
        _terms = await terms.RunAsync(caller, HttpContext.RequestAborted);
        var columns = await tree.RunAsync(caller.OrganId, HttpContext.RequestAborted);
        Columns = columns.ToDictionary(known => known.Id, known => known.Name);
        Filters = new Filters(Request,
        [
            new Filter("q", "标题、文号、索引号") { IsWide = true },
            new Filter("column", "栏目") { Choices = ItemChoices.Columns(columns) },
            new Filter("kind", "种类") { Choices = ItemChoices.Kinds },
            new Filter("own", "起草人") { Choices = [new Choice("true", "我起草的")] },
        ])
        { Kept = ["state"] };
        Found = await browse.RunAsync(caller, new DeskFilter(state, q, column, kind) { IsOwn = own, Page = Pager.PageIn(Request), PageSize = PageSize }, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, Found.Total);
        Tabs = [TabOf("全部", null, state is null, Found.Counts.Values.Sum()), .. Enum.GetValues<ItemState>().Where(one => one == state || Found.Counts.ContainsKey(one))
            .Select(one => TabOf(ItemTransitions.InChinese(one), one, one == state, Found.Counts.GetValueOrDefault(one)))];
    }

    /// <summary>The lamp of the publication period; null where none runs.</summary>
    public Lamp? Duty(DeskRow row)
    {
        if (row.DisclosureClass != DisclosureClass.Proactive || row.State is not (ItemState.Draft or ItemState.InReview or ItemState.Approved or ItemState.Scheduled))
        {
            return null;
        }

        return _terms.Of(row.Kind, row.DatedOn, row.OrganId, row.ColumnId).TryGet(out var known)
            ? ItemChoices.LampOf(new DutyRow(row, known, null, false), clock.Today)
            : new Lamp(LampColor.Grey, "缺成文日期");
    }

    private Tab TabOf(string text, ItemState? state, bool isCurrent, int count)
    {
        var others = Request.Query.Where(pair => pair.Key is not ("state" or "page"));
        return new Tab(text, QueryHelpers.AddQueryString("/desk/items", state is { } one ? others.Append(new("state", one.ToString())) : others), isCurrent, count);
    }
}
