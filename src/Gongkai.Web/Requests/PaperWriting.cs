using Gongkai.App;
using Gongkai.App.Organs;
using Gongkai.App.Requests;
using Gongkai.Documents.Letters;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>模板要填 — a field of a template that the case does not know.</summary>
public sealed record AskedField(string Name, string Explanation, bool IsCompulsory)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsLong { get; init; }

    /// <summary>A day to be picked; one written in words before stays a line of text.</summary>
    public bool IsDay { get; init; }

    public string Value { get; init; } = "";
}

/// <summary>写成的文书 — a paper merged from its template, or why it is not yet one; and what can be asked for it.</summary>
public sealed record WrittenPaper(IReadOnlyList<AskedField> Asked, Paper? Paper = null, string? Text = null, Refusal? Refusal = null);

/// <summary>编写文书 — merges a template with what the case knows and what the officer adds; the applicant's name is read for it, which leaves an event; 条例 36.</summary>
public sealed class PaperWriting(ViewApplicant applicants, ViewOrgan organs, SiteClock clock)
{
    private const int NoNumber = 999_999;

    /// <summary>The text of a reply before it is approved; the places of its number and its day stay open.</summary>
    public async Task<WrittenPaper> DraftAsync(Caller caller, CaseView view, (PaperKind Kind, ReplyContent Reply) asked, IReadOnlyDictionary<string, string?> given, CancellationToken cancellation)
    {
        var provisional = PaperNumber.Of("号", clock.Today.Year, NoNumber).Value.ToString();
        var written = await MergeAsync(caller, view, new PaperFacts(asked.Kind, provisional, clock.Today) { Reply = asked.Reply }, given, cancellation);
        return written.Paper is { } paper ? written with { Text = PaperRenderer.Text(Open(paper)).Replace(provisional, ReplyContent.OpenNumber, StringComparison.Ordinal) } : written;
    }

    public Task<WrittenPaper> OfAsync(Caller caller, CaseView view, PaperView paper, IReadOnlyDictionary<string, string?> given, CancellationToken cancellation) =>
        MergeAsync(caller, view, new PaperFacts(paper.Kind, paper.Number, paper.MadeOn) { Reply = view.View.Draft, Party = paper.Party }, given, cancellation);

    private async Task<WrittenPaper> MergeAsync(Caller caller, CaseView view, PaperFacts facts, IReadOnlyDictionary<string, string?> given, CancellationToken cancellation)
    {
        var shown = await applicants.RunAsync(caller, view.Id, "编写文书", cancellation);
        if (!shown.TryGet(out var people) || await organs.RunAsync(caller.OrganId, cancellation) is not { } organ)
        {
            return new WrittenPaper([], Refusal: shown.Refusal);
        }

        var known = CaseFields.Of(view, organ, people, facts);
        var template = PaperTemplates.Shipped.Of(facts.Kind);
        var asked = template.Needs().Where(need => !known.Has(need.Field.Name)).Select(need => Asked(need, given)).ToList();
        var fields = asked.Where(field => field.Value.Length > 0).Aggregate(known, (all, field) => all.With(field.Name, field.Value));
        var missing = template.Missing(fields);
        asked = [.. asked.Select(field => missing.Contains(field.Name) ? field with { IsCompulsory = true } : field)];
        var paper = template.Fill(fields);
        return paper.TryGet(out var whole) ? new WrittenPaper(asked, whole, PaperRenderer.Text(whole)) : new WrittenPaper(asked, Refusal: paper.Refusal);
    }

    private static Paper Open(Paper paper) => paper with { Blocks = [.. paper.Blocks.Select(block => block.Kind == PaperBlockKind.Day ? block with { Text = ReplyContent.OpenDay } : block)] };

    private static AskedField Asked(PaperNeed need, IReadOnlyDictionary<string, string?> given)
    {
        var value = given.GetValueOrDefault(need.Field.Name)?.Trim() ?? "";
        return new AskedField(need.Field.Name, need.Field.Explanation, need.IsCompulsory)
        {
            Choices = need.Field.Choices,
            IsLong = need.Field.Kind is PaperFieldKind.Paragraphs or PaperFieldKind.List,
            IsDay = need.Field.Kind is PaperFieldKind.Day && (value.Length == 0 || DateOnly.TryParseExact(value, "yyyy-MM-dd", out _)),
            Value = value,
        };
    }
}

/// <summary>文书要点 — which paper, its number and day, and the reply or the party it is about.</summary>
public sealed record PaperFacts(PaperKind Kind, string Number, DateOnly On)
{
    public ReplyContent? Reply { get; init; }

    public string? Party { get; init; }
}
