using Gongkai.App.Letters;
using Gongkai.Domain.Letters;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal.Letters;

/// <summary>来信页 — the three doors, frequent questions, and answers that may be read by all.</summary>
[Public]
public sealed class IndexModel(PublicLetters letters) : PortalPage
{
    public override PageMeta Meta => new("来信和咨询")
    {
        CanonicalPath = "/letters",
        Description = "向政府机关写信、查询答复，查看公开的答复和常见问题。",
        Column = new ColumnMeta("来信和咨询", "咨询投诉", "局长信箱、咨询、投诉、建议和求助", "局长信箱,咨询,投诉,建议"),
        PreviousPath = Pager?.PreviousPath,
        NextPath = Pager?.NextPath,
    };

    public IReadOnlyList<PublicLetter> Frequent { get; private set; } = [];

    public IReadOnlyList<PublicLetter> Rows { get; private set; } = [];

    public IReadOnlyList<Tab> Kinds { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? kind)
    {
        ModelState.Clear();
        var wanted = LetterCodes.Kinds.Find(kind ?? "");
        Kinds = [new Tab("全部", "/letters", wanted is null), .. LetterCodes.Kinds.Entries.Select(entry => new Tab(entry.Name, $"/letters?kind={entry.Code}", entry == wanted))];
        (_, Frequent) = await letters.ListAsync(null, onlyFrequent: true, 1, HttpContext.RequestAborted);
        (var total, Rows) = await letters.ListAsync(wanted?.Member, onlyFrequent: false, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PublicLetters.PageSize, total);
    }
}
