using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年报文字页 — one part at a time: text with bound figures, how it prints, last year's text, versions, comments; 国办公开办函〔2021〕30号.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class TextModel(ReadYear read, WriteReport write) : YearPage(read)
{
    /// <summary>Above this share a part repeats last year's.</summary>
    public const double Repeats = 0.8;

    private const int ShortText = 60;
    private readonly ReadYear _read = read;

    protected override string Tab => "text";

    [BindProperty(SupportsGet = true)]
    public int Section { get; set; } = 1;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int BasedOn { get; set; }

    public ReportText? Latest { get; private set; }

    public FilledText Filled => View.Built.Texts[Section];

    public IReadOnlyList<ReportText> Versions { get; private set; } = [];

    public IReadOnlyList<ReportComment> Comments { get; private set; } = [];

    public IReadOnlyList<TextTemplate> Templates { get; private set; } = [];

    public string LastYear => LastYearOf(Section);

    public string Heading => Section == 0 ? "开头" : View.Compiled.Format.Sections[Section - 1].Heading;

    public IReadOnlyList<Domain.Reports.Finding> Findings => [.. View.Built.Check.Findings.Where(finding => finding.Location == $"part{Section}" && finding.Quote is not null)];

    /// <summary>What the list of figures is narrowed to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public IReadOnlyList<FactGroup> Groups => field ??= FactGroup.Of(View.Compiled.Facts, Section, Find?.Trim() ?? "");

    /// <summary>The filled text cut at its figures.</summary>
    public IEnumerable<(string Text, YearFact? Fact)> Pieces()
    {
        var at = 0;
        foreach (var field in Filled.Fields)
        {
            yield return (Filled.Text[at..field.Start], null);
            yield return (Filled.Text.Substring(field.Start, field.Length), View.Compiled.Facts.Find(field.Name));
            at = field.Start + field.Length;
        }

        yield return (Filled.Text[at..], null);
    }

    /// <summary>How much of a part was taken over from last year; short set phrases say nothing.</summary>
    public TextComparison SimilarityOf(int section) => TextSimilarity.Compare(LastYearOf(section), View.Built.Texts[section].Text);

    public bool IsRepeated(int section) => View.Built.Texts[section].Text.Length >= ShortText && SimilarityOf(section).Share >= Repeats;

    /// <summary>What a version changed against the one before.</summary>
    public TextComparison ChangeOf(int index) => TextSimilarity.Compare(index + 1 < Versions.Count ? Versions[index + 1].Text : "", Versions[index].Text);

    /// <summary>What the rules say of a text that is being typed; nothing is saved.</summary>
    public async Task<IActionResult> OnPostTryAsync(int year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        var (filled, findings) = ReadYear.Try(View, Section, Text ?? "");
        return new JsonResult(new { text = filled.Text, unknown = filled.Unknown.Distinct(), findings = findings.Select(finding => new { finding.Rule, finding.Message, finding.Quote }) });
    }

    public async Task<IActionResult> OnPostUseAsync(int year, Guid template) => await LoadAsync(year) && Templates.FirstOrDefault(one => one.Id == template) is { } chosen
        ? await AfterAsync(year, (await write.SaveAsync(year, Section, chosen.Text, BasedOn, HttpContext.RequestAborted)).Refusal, Here(year))
        : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(int year) =>
        await AfterAsync(year, (await write.SaveAsync(year, Section, Text ?? "", BasedOn, HttpContext.RequestAborted)).Refusal, Here(year));

    public async Task<IActionResult> OnPostDraftAsync(int year) => await LoadAsync(year)
        ? await AfterAsync(year, (await write.SaveAsync(year, Section, WriteReport.DraftOf(View.Compiled, Section), BasedOn, HttpContext.RequestAborted)).Refusal, Here(year))
        : NotFound();

    public async Task<IActionResult> OnPostTemplateAsync(int year, string? name) => await AfterAsync(year, await write.KeepTemplateAsync(year, Section, name ?? "", HttpContext.RequestAborted), Here(year));

    public async Task<IActionResult> OnPostCommentAsync(int year, string? remark) => await AfterAsync(year, await write.CommentAsync(year, Section, remark ?? "", HttpContext.RequestAborted), Here(year));

    public async Task<IActionResult> OnPostSettleAsync(int year, Guid comment) => await AfterAsync(year, await write.SettleCommentAsync(comment, HttpContext.RequestAborted), Here(year));

    protected override async Task PrepareAsync()
    {
        Section = Math.Clamp(Section, 0, 6);
        if (View.Working is not { } working)
        {
            return;
        }

        Versions = await _read.VersionsAsync(working.Id, Section, HttpContext.RequestAborted);
        Latest = Versions.Count > 0 ? Versions[0] : null;
        Templates = await _read.TemplatesAsync(Section, HttpContext.RequestAborted);
        Comments = [.. (await _read.CommentsAsync(working.Id, HttpContext.RequestAborted)).Where(comment => comment.Section == Section)];
    }

    private string LastYearOf(int section) => View.Built.LastYear is not { } last ? "" : section == 0 ? last.Preface : last.Section(section).Text;

    private string Here(int year) => $"{Of(year, "/text")}?section={Section}";
}
