using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>登记申请页 — a letter, a visit or a call becomes a request in under a minute; says at once when the period begins, and what the same applicant asked before; 条例 29, 31.</summary>
[Needs(nameof(Permission.RegisterRequests))]
public sealed class RegisterModel(RegisterRequest register, FindEarlierRequests earlier, PreviewStep preview, SiteClock clock, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("登记申请") { NavPath = RequestPaths.Register, Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    [BindProperty]
    public RegistrationInput Input { get; set; } = new();

    public IReadOnlyList<EarlierRequest>? Earlier { get; private set; }

    public StepPreview Arrival { get; private set; } = null!;

    public RequestReceipt? Receipt { get; private set; }

    public DateOnly Today => clock.Today;

    public static IReadOnlyList<Choice> Channels { get; } =
        [.. RequestChoices.ByMember(SubmissionChannels.List, channel => SubmissionChannels.List[channel].Basis?.ToString()).Where(choice => choice.Value != nameof(SubmissionChannel.Internet))];

    public static IReadOnlyList<Choice> Applicants { get; } = RequestChoices.ByMember(ApplicantKinds.List);

    public static IReadOnlyList<Choice> Kinds { get; } = RequestChoices.ByMember(RequestKinds.List);

    public static IReadOnlyList<Choice> Forms { get; } = RequestChoices.ByMember(DeliveryForms.List);

    public static IReadOnlyList<Choice> Deliveries { get; } = RequestChoices.ByMember(DeliveryChannels.List);

    public async Task OnGetAsync()
    {
        Input = new RegistrationInput { Token = RequestForm.NewToken(), On = clock.Today, DeliveryForm = default, DeliveryChannel = default };
        await FillAsync();
    }

    /// <summary>Looks up earlier requests of the same applicant; everything that was typed stays.</summary>
    public async Task OnPostEarlierAsync()
    {
        ModelState.Clear();
        await LookUpAsync();
        await FillAsync();
    }

    /// <summary>Fills in the applicant of an earlier request; leaves an event.</summary>
    public async Task OnPostTakeOverAsync(Guid from, ApplicantKind kind)
    {
        ModelState.Clear();
        var taken = await earlier.TakeOverAsync(caller, from, HttpContext.RequestAborted);
        if (taken.TryGet(out var who))
        {
            Input.TakeOver(who, kind);
        }
        else
        {
            Refuse(taken.Refusal!);
        }

        await LookUpAsync();
        await FillAsync();
    }

    public async Task OnPostAsync()
    {
        var form = Input.ToForm(caller.OrganId);
        foreach (var problem in RequestForm.Check(form, isByStaff: true))
        {
            var field = $"{nameof(Input)}.{RegistrationInput.FieldOf(problem.Field)}";
            if (!ModelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0)
            {
                ModelState.AddModelError(field, problem.Message);
            }
        }

        if (ModelState.IsValid)
        {
            var result = await register.RunAsync(caller, form, (Input.Channel, Input.On!.Value, Input.Note ?? ""), HttpContext.RequestAborted);
            if (result.TryGet(out var receipt))
            {
                Receipt = receipt;
            }
            else
            {
                Refuse(result.Refusal!, result.Refusal!.Code == "request-step-future" ? $"{nameof(Input)}.{nameof(Input.On)}" : "");
            }
        }

        await FillAsync();
    }

    private async Task LookUpAsync()
    {
        var key = Input.IdNumber is { Length: > 0 } number ? number.Trim() : Input.Name?.Trim() ?? "";
        Earlier = key.Length == 0 ? [] : (await earlier.RunAsync(caller, key, HttpContext.RequestAborted)).TryGet(out var found) ? found : [];
    }

    private async Task FillAsync() => Arrival = await preview.OfArrivalAsync(caller, Input.Channel, Input.On ?? clock.Today, HttpContext.RequestAborted);
}
