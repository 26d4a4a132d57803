using System.ComponentModel.DataAnnotations;
using Gongkai.App;
using Gongkai.App.Letters;
using Gongkai.Domain.Letters;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Letters;

/// <summary>写信页 — a letter without an account; ends with number and query code.</summary>
[Public]
[EnableRateLimiting(RateLimits.Submit)]
public sealed class WriteModel(SubmitLetter submit, PublicLetters letters, Caller caller) : PortalPage
{
    public override PageMeta Meta => new("写信") { NavPath = "/letters", Trail = [new PageLink("来信和咨询", "/letters")] };

    [BindProperty]
    public LetterInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds { get; } =
    [
        new(nameof(LetterKind.Consultation), "咨询", "问政策、问流程"), new(nameof(LetterKind.Complaint), "投诉", "对办事和服务不满意"),
        new(nameof(LetterKind.Suggestion), "建议", "对工作提出意见"), new(nameof(LetterKind.HelpRequest), "求助", "遇到困难需要帮助"),
    ];

    public LetterReceipt? Receipt { get; private set; }

    public async Task OnGetAsync() => Organs = [.. (await letters.OrgansAsync(HttpContext.RequestAborted)).Select(organ => new Choice(organ.Id.ToString(), organ.Name))];

    public async Task OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            var content = new LetterText(Input.Text ?? "", Input.Name ?? "", Input.Phone ?? "", Input.Email ?? "");
            var done = await submit.RunAsync(caller, new NewLetter(Input.OrganId!.Value, Input.Kind!.Value, Input.Title ?? "", content) { AllowsPublication = Input.AllowsPublication, WantsMail = Input.WantsMail }, HttpContext.RequestAborted);
            if (done.TryGet(out var receipt))
            {
                Receipt = receipt;
                return;
            }

            Refuse(done.Refusal!, done.Refusal!.Code switch
            {
                "letter-organ" => "Input.OrganId",
                "letter-title" => "Input.Title",
                "letter-text" => "Input.Text",
                "letter-name" => "Input.Name",
                "letter-contact" => "Input.Phone",
                "letter-email" => "Input.Email",
                _ => "",
            });
        }

        await OnGetAsync();
    }

    /// <summary>来信表单 — what the writer fills in.</summary>
    public sealed class LetterInput
    {
        [Display(Name = "写给哪个机关")]
        [Required(ErrorMessage = "请选择来信的机关。")]
        public Guid? OrganId { get; set; }

        [Display(Name = "类别")]
        [Required(ErrorMessage = "请选择类别。")]
        public LetterKind? Kind { get; set; }

        [Display(Name = "标题")]
        [Required]
        public string? Title { get; set; }

        [Display(Name = "内容")]
        [Required]
        public string? Text { get; set; }

        [Display(Name = "姓名或者单位名称")]
        [Required]
        public string? Name { get; set; }

        [Display(Name = "联系电话")]
        public string? Phone { get; set; }

        [Display(Name = "电子邮箱")]
        public string? Email { get; set; }

        public bool AllowsPublication { get; set; }

        public bool WantsMail { get; set; }
    }
}
