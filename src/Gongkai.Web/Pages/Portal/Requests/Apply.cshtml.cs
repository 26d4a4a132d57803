using Gongkai.App.Requests;
using Gongkai.Domain.Organs;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>申请页 — the form for a person or an organisation; the same form sent twice is one request; 条例 29.</summary>
[Public]
[RequestSizeLimit(ApplyFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ApplyFiles.MostBytes)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ApplyModel(ReceivingOrgans organs, FileRequest request, ApplyFiles files, AlreadyPublic published, ApplicantLimits limits, ApplicantSession session) : PortalPage
{
    public override PageMeta Meta => new("填写申请") { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail] };

    [BindProperty]
    public ApplyInput Input { get; set; } = new();

    public Organ Organ { get; private set; } = null!;

    /// <summary>What is public already, shown once before the request is taken.</summary>
    public IReadOnlyList<PublicMatch> Found { get; private set; } = [];

    /// <summary>A browser does not give back files with a page.</summary>
    public bool NeedsFilesAgain { get; private set; }

    public string PathFor(string applicant) => $"{ApplyPaths.Apply}?organ={Organ.Number}&for={applicant}";

    public async Task<IActionResult> OnGetAsync(int organ, [FromQuery(Name = "for")] string? applicant, string? title)
    {
        if (await organs.FindAsync(organ, HttpContext.RequestAborted) is not { } found)
        {
            return Redirect(ApplyPaths.Start);
        }

        Organ = found;
        Input = new ApplyInput { Token = RequestForm.NewToken(), IsOrganization = applicant == "organization", Title = title };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int organ)
    {
        if (await organs.FindAsync(organ, HttpContext.RequestAborted) is not { } found)
        {
            return Redirect(ApplyPaths.Start);
        }

        Organ = found;
        NeedsFilesAgain = Request.Form.Files.Count > 0;
        await CheckAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!Input.HasSeen && Input.Asked == Domain.Requests.RequestKind.Disclosure && await published.RunAsync(Input.Title, HttpContext.RequestAborted) is { Count: > 0 } matches)
        {
            Found = matches;
            ModelState.Clear();
            Input.HasSeen = true;
            return Page();
        }

        if (await limits.SubmitAsync(HttpContext) is { } tooOften)
        {
            Refuse(tooOften);
            return Page();
        }

        var form = Input.ToForm(found.Id, [.. Uploads.SelectMany(upload => files.Of(upload.Role, upload.Files))]);
        var filed = await request.RunAsync(Callers.From(HttpContext), form, Input.MailsReceipt, HttpContext.RequestAborted);
        if (!filed.TryGet(out var receipt))
        {
            Refuse(filed.Refusal!);
            return Page();
        }

        session.HoldReceipt(HttpContext, new ShownReceipt(receipt.Number, receipt.QueryCode, receipt.SubmittedOn, form.Title, found.Name)
        {
            OrganNumber = found.Number,
            IsMailed = Input.MailsReceipt,
            IsRepeated = receipt.IsRepeated,
        });
        return Redirect(ApplyPaths.Receipt);
    }

    private IReadOnlyList<(RequestFileRole Role, string Field, List<IFormFile> Files, string Accept)> Uploads =>
    [
        (RequestFileRole.IdentityProof, nameof(Input.IdentityProof), Input.IdentityProof, ApplyFiles.Pictures),
        (RequestFileRole.Authority, nameof(Input.Authority), Input.Authority, ApplyFiles.Pictures),
        (RequestFileRole.Attachment, nameof(Input.Attachments), Input.Attachments, ApplyFiles.Documents),
    ];

    private async Task CheckAsync()
    {
        foreach (var problem in Input.Problems(Input.ToForm(Organ.Id, [])))
        {
            ModelState.AddModelError(problem.Field == nameof(RequestForm.Token) ? "" : $"{nameof(Input)}.{problem.Field}", problem.Message);
        }

        foreach (var (_, field, chosen, accept) in Uploads)
        {
            if (await ApplyFiles.ProblemOf(chosen, accept, HttpContext.RequestAborted) is { } problem)
            {
                ModelState.AddModelError($"{nameof(Input)}.{field}", problem);
            }
        }
    }
}
