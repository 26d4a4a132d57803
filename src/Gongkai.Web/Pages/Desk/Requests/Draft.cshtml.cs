using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>拟稿页 — builds the decision: the leaf of table three, its provision and reasons, what is given, and the reply itself; 条例 36–39.</summary>
[Needs(nameof(Permission.HandleRequests))]
public sealed class DraftModel(ViewRequest view, DraftReply draft, TakeStep take, PaperWriting papers, ReferralOrgans referrals, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("拟写答复") { NavPath = RequestPaths.Workbench, Trail = [new PageLink("办件工作台", RequestPaths.Workbench), new PageLink(Case.View.Request.Number, RequestPaths.Case(Case.Id))] };

    [BindProperty]
    public DraftInput Input { get; set; } = new();

    /// <summary>Values for the template of the reply, by the names of its fields.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fields { get; set; } = [];

    public CaseView Case { get; private set; } = null!;

    /// <summary>What the template needs besides what the case knows.</summary>
    public IReadOnlyList<AskedField> Asked { get; private set; } = [];

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public static IReadOnlyList<Choice> Papers { get; } = RequestChoices.ByMember(PaperKinds.List).Where(choice => choice.Value.StartsWith("Reply", StringComparison.Ordinal)).ToList();

    public static IReadOnlyList<Choice> Corrections { get; } = RequestChoices.ByMember(RecordCorrectionOutcomes.List);

    private Domain.Requests.RequestKind Kind => Case.View.Request.Kind;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = DraftInput.Of(Case.View);
        Fields = Case.View.Draft?.Fields.ToDictionary(field => field.Key, field => (string?)field.Value) ?? [];
        ModelState.Clear();
        return Page();
    }

    /// <summary>Writes the text of the reply from its template, and asks for what is missing; saves nothing.</summary>
    public async Task<IActionResult> OnPostComposeAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        ModelState.Clear();
        Input.Complete(Kind);
        if (Check() && Input.Paper is { } kind)
        {
            var written = await papers.DraftAsync(caller, Case, (kind, Input.ToContent(Fields)), Fields, HttpContext.RequestAborted);
            Asked = written.Asked;
            Input.Text = written.Text ?? Input.Text;
            if (written.Refusal is { } refusal)
            {
                Refuse(refusal, nameof(Fields));
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool submits)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.Complete(Kind);
        ModelState.Clear();
        if (!Check())
        {
            return Page();
        }

        var saved = await draft.RunAsync(caller, new RequestKey(id, Input.Version), Input.ToContent(Fields), HttpContext.RequestAborted);
        var done = saved.TryGet(out var key) && submits
            ? await take.RunAsync(caller, key, (RequestAction.SubmitForReview, clock.Today), new StepFacts(), HttpContext.RequestAborted)
            : saved;
        if (done.Succeeded)
        {
            return Redirect($"{RequestPaths.Case(id)}?done={RequestActions.List[submits ? RequestAction.SubmitForReview : RequestAction.Draft].Code}");
        }

        Input.Version = saved.TryGet(out key) ? key.Version : Input.Version;
        Refuse(done.Refusal, done.Refusal.Code == "request-needs-draft-reply" ? $"{nameof(Input)}.{nameof(Input.Text)}" : "");
        return Page();
    }

    private bool Check()
    {
        foreach (var (field, message) in Input.Problems(Kind))
        {
            ModelState.AddModelError($"{nameof(Input)}.{field}", message);
        }

        return ModelState.IsValid;
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await view.RunAsync(caller, id, HttpContext.RequestAborted);
        Case = found.TryGet(out var request) ? new CaseView(request, clock.Today) : Case;
        Organs = await referrals.ChoicesAsync(caller, HttpContext.RequestAborted);
        return found.Succeeded;
    }
}
