using Gongkai.App.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>公开的答复页 — requests that were answered and whose answer everybody may read: whoever finds it here need not apply; 条例 44.</summary>
[Public]
public sealed class AnswersModel(PublicAnswers answers) : PortalPage
{
    public override PageMeta Meta => new("公开的答复")
    {
        NavPath = PortalPaths.Request,
        CanonicalPath = ApplyPaths.Answers,
        Description = "依申请公开中已经答复、内容向社会公开的政府信息。",
        Trail = [ApplyPaths.Trail],
        PreviousPath = Pager?.PreviousPath,
        NextPath = Pager?.NextPath,
    };

    public string Words { get; private set; } = "";

    public IReadOnlyList<PublicAnswer> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? q)
    {
        ModelState.Clear();
        Words = (q ?? "").Trim() is { Length: <= 100 } words ? words : "";
        (var total, Rows) = await answers.ListAsync(Words, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PublicAnswers.PageSize, total);
    }
}
