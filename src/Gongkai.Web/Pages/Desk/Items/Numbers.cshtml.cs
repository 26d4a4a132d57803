using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>索引号规则页 — the ordered parts of the organ's index numbers, with a preview; 条例 12.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class NumbersModel(IndexNumbers numbers, Caller caller, SiteClock clock) : DeskPage
{
    private const int Parts = 7;

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("", "（不用）"), new("OrganCode", "机构代码"), new("ThemeCode", "主题代码"), new("ColumnCode", "栏目代码"),
        new("Year", "年"), new("YearMonth", "年月"), new("Literal", "固定文字"), new("Sequence", "顺序号"),
    ];

    public override PageMeta Meta => new("索引号规则") { NavPath = "/desk/items/numbers" };

    [BindProperty]
    public List<PartInput> Rule { get; set; } = [];

    public string Preview { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var rule = await numbers.RuleAsync(caller, HttpContext.RequestAborted);
        Rule = [.. rule.Parts.Select(part => new PartInput { Kind = part.Kind.ToString(), Text = part.Text, Suffix = part.Suffix, Digits = part.Digits })];
        Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await numbers.SetAsync(caller, RuleOf(), HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal);
        Show();
        return Page();
    }

    /// <summary>Shows the number that the form as it stands would give, and saves nothing.</summary>
    public IActionResult OnPostPreview()
    {
        if (RuleOf().Check() is { } refusal)
        {
            Refuse(refusal);
        }

        Show();
        return Page();
    }

    private void Show()
    {
        var rule = RuleOf();
        Preview = rule.Check() is null ? rule.Number(new IndexNumberFacts("114200000000000000", "0201", "documents", clock.Today), 1) : "";
        Rule.AddRange(Enumerable.Range(0, Math.Max(0, Parts - Rule.Count)).Select(_ => new PartInput()));
    }

    private IndexNumberRule RuleOf() => new([.. Rule.Where(part => Enum.TryParse<IndexNumberPartKind>(part.Kind, out _))
        .Select(part => new IndexNumberPart(Enum.Parse<IndexNumberPartKind>(part.Kind!), part.Text ?? "", part.Suffix ?? "", part.Digits ?? 5))]);

    /// <summary>索引号部分表单 — one part of the rule.</summary>
    public sealed class PartInput
    {
        public string? Kind { get; set; }

        public string? Text { get; set; }

        public string? Suffix { get; set; }

        public int? Digits { get; set; }
    }
}
