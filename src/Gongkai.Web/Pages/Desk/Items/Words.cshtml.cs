using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>检查词表页 — the site's own error-prone words and the white list of sources for reprints.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class WordsModel(CheckLists lists, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("检查词表") { NavPath = "/desk/items/words" };

    private const string Serious = "严重";

    /// <summary>One word a line: wrong, right and remark between vertical bars, and whether it is a serious error.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>One source a line.</summary>
    [BindProperty]
    public string? Sources { get; set; }

    /// <summary>One leader a line, name and title, in their order.</summary>
    [BindProperty]
    public string? Leaders { get; set; }

    /// <summary>One group a line.</summary>
    [BindProperty]
    public string? Synonyms { get; set; }

    public static int Shipped => WordingLexicon.Shipped.Words.Count;

    public async Task OnGetAsync()
    {
        var (words, sources) = await lists.RunAsync(HttpContext.RequestAborted);
        Words = string.Join('\n', words.Select(word => $"{word.Wrong}|{word.Right}|{word.Note}{(word.IsSerious ? $"|{Serious}" : "")}"));
        Sources = string.Join('\n', sources);
        var (leaders, synonyms) = await lists.NamesAsync(HttpContext.RequestAborted);
        Leaders = string.Join('\n', leaders.Select(leader => $"{leader.Name}|{leader.Title}"));
        Synonyms = string.Join('\n', synonyms.Select(group => string.Join('、', group)));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = Lines(Words).Select(line => line.Split('|')).Select(parts =>
            new ErrorProneWord(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "", parts.Length > 2 ? parts[2].Trim() : "", []) { IsSerious = parts.Length > 3 && parts[3].Trim() == Serious }).ToList();
        var leaders = Lines(Leaders).Select(line => line.Split('|', 2)).Select(parts => new Leader(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "")).ToList();
        var synonyms = Lines(Synonyms).Select(line => (IReadOnlyList<string>)[.. line.Split(['、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()]).ToList();
        var refusal = await lists.SetNamesAsync(caller, leaders, synonyms, HttpContext.RequestAborted)
            ?? await lists.SetAsync(caller, words, [.. Lines(Sources).Distinct()], HttpContext.RequestAborted);
        if (refusal is null)
        {
            return RedirectToPage();
        }

        Refuse(refusal, refusal.Code switch { "check-leader" => nameof(Leaders), "check-synonyms" => nameof(Synonyms), _ => nameof(Words) });
        return Page();
    }

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
