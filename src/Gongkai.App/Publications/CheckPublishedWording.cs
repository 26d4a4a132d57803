using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>检查已发布信息的用词 — looks for error-prone wording in what is public: only in what came or changed since, and in all of it when the lexicon changed; 国办秘函〔2019〕19号.</summary>
public sealed class CheckPublishedWording(SiteDatabase database, SiteClock clock)
{
    private const string EditionSetting = "wording-edition";
    private const int EnrolledAtOnce = 5_000;
    private const int CheckedAtOnce = 200;
    private const int CharactersAtOnce = 4_000_000;

    /// <returns>How many items were checked, and how many wrong words they have.</returns>
    public async Task<(int Checked, int Found)> RunAsync(CancellationToken cancellation = default)
    {
        var (lexicon, edition) = await EditionAsync(cancellation);
        while (await EnrolAsync(cancellation) == EnrolledAtOnce)
        {
        }

        var (looked, found) = (0, 0);
        while (await CheckSomeAsync(lexicon, edition, cancellation) is { Checked: > 0 } some)
        {
            (looked, found) = (looked + some.Checked, found + some.Found);
        }

        await using var db = database.Open(OrganScope.Site);
        var root = await db.Organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).Select(organ => (Guid?)organ.Id).FirstOrDefaultAsync(cancellation);
        if (looked > 0 && root is { } organId)
        {
            db.Record(new EventDraft(organId, "site", null, ItemEvents.WordsChecked.Code).With(new { looked, found, edition }));
            await db.CommitAsync(Caller.Site("job check-words"), clock, cancellation);
        }

        return (looked, found);
    }

    /// <summary>An item that came, changed or went: it is checked anew, or its findings go with it.</summary>
    internal static async Task TouchAsync(GongkaiDb db, Guid publication, Publication? item, CancellationToken cancellation)
    {
        var states = db.Set<WordingState>().Where(state => state.PublicationId == publication);
        if (item?.Sequence is not { } sequence)
        {
            await db.Set<WordingFinding>().Where(finding => finding.PublicationId == publication).ExecuteDeleteAsync(cancellation);
            await states.ExecuteDeleteAsync(cancellation);
            return;
        }

        // Those that a run has not come to yet are enrolled by it; one that it passed by, because a later number was there first, is enrolled here.
        var touched = await states.ExecuteUpdateAsync(set => set.SetProperty(state => state.Edition, 0).SetProperty(state => state.Version, state => state.Version + 1), cancellation);
        if (touched == 0 && await db.Set<WordingState>().AnyAsync(state => state.Sequence > sequence, cancellation))
        {
            db.Add(new WordingState { PublicationId = publication, OrganId = item.OrganId, Sequence = sequence });
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Of the lexicon at the last run; 0 before the first.</summary>
    internal static async Task<int> EditionAsync(GongkaiDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().Where(known => known.Name == EditionSetting).Select(known => known.Value).FirstOrDefaultAsync(cancellation) is { } text ? Read(text).Number : 0;

    private static Edition Read(string text) => JsonSerializer.Deserialize<Edition>(text, JsonSerializerOptions.Web)!;

    // The edition counts up whenever the words are others than at the last run, be they the site's own or those shipped with the program.
    private async Task<(WordingLexicon Lexicon, int Edition)> EditionAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var lexicon = await ItemChecks.LexiconAsync(db, cancellation);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(lexicon.Words, JsonSerializerOptions.Web))));
        var setting = await db.Settings.FirstOrDefaultAsync(known => known.Name == EditionSetting, cancellation);
        var known = setting is null ? new Edition(0, "") : Read(setting.Value);
        if (known.Print == print)
        {
            return (lexicon, known.Number);
        }

        setting ??= db.Add(new SiteSetting { Name = EditionSetting }).Entity;
        setting.Value = JsonSerializer.Serialize(new Edition(known.Number + 1, print), JsonSerializerOptions.Web);
        await db.SaveChangesAsync(cancellation);
        return (lexicon, known.Number + 1);
    }

    private async Task<int> EnrolAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var last = await db.Set<WordingState>().MaxAsync(state => (long?)state.Sequence, cancellation) ?? 0;
        var fresh = await PublicItems.Of(db, clock.Now).Where(item => item.Sequence > last).OrderBy(item => item.Sequence).Take(EnrolledAtOnce)
            .Select(item => new WordingState { PublicationId = item.Id, OrganId = item.OrganId, Sequence = item.Sequence!.Value }).ToListAsync(cancellation);
        db.AddRange(fresh);
        await db.SaveChangesAsync(cancellation);
        return fresh.Count;
    }

    private async Task<(int Checked, int Found)> CheckSomeAsync(WordingLexicon lexicon, int edition, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var due = await db.Set<WordingState>().Where(state => state.Edition < edition).OrderBy(state => state.Edition).ThenBy(state => state.Sequence).Take(CheckedAtOnce).ToListAsync(cancellation);
        var ids = due.Select(state => state.PublicationId).ToList();
        var sizes = await PublicItems.Of(db, clock.Now).Where(item => ids.Contains(item.Id)).Select(item => new { item.Id, item.BodyHtml.Length }).ToDictionaryAsync(item => item.Id, item => item.Length, cancellation);
        var room = CharactersAtOnce;
        var some = due.TakeWhile((state, index) => (room -= sizes.GetValueOrDefault(state.PublicationId)) >= 0 || index == 0).ToList();
        ids = [.. some.Select(state => state.PublicationId)];
        var texts = await PublicItems.Of(db, clock.Now).Where(item => ids.Contains(item.Id)).Select(item => new { item.Id, item.Title, item.Summary, item.BodyHtml }).ToDictionaryAsync(item => item.Id, cancellation);
        var files = (await db.Set<ItemAttachment>().AsNoTracking().Where(file => ids.Contains(file.PublicationId) && file.Position >= 0).OrderBy(file => file.Position).ToListAsync(cancellation)).ToLookup(file => file.PublicationId);
        var known = (await db.Set<WordingFinding>().Where(finding => ids.Contains(finding.PublicationId)).ToListAsync(cancellation)).ToLookup(finding => finding.PublicationId);
        foreach (var state in some)
        {
            if (!texts.TryGetValue(state.PublicationId, out var text))
            {
                db.RemoveRange(known[state.PublicationId]);
                db.Remove(state);
                continue;
            }

            var found = new WordingFindingsOfItem(state, [.. known[state.PublicationId]], lexicon, clock);
            found.Look("标题", 0, text.Title);
            found.Look("内容概述", 0, text.Summary);
            var paragraphs = ItemReading.Read(text.BodyHtml).Paragraphs;
            for (var i = 0; i < paragraphs.Count; i++)
            {
                found.Look("正文", i + 1, paragraphs[i]);
            }

            // One text at a time: an attachment may be as long as all the rest.
            foreach (var file in files[state.PublicationId])
            {
                found.Look($"附件“{file.Name}”", 0, file.Name);
                found.Look($"附件“{file.Name}”", 0, await db.Set<AttachmentText>().Where(read => read.FileId == file.FileId).Select(read => read.Content).FirstOrDefaultAsync(cancellation) ?? "");
            }

            found.Store(db);
            (state.Edition, state.CheckedAt, state.Found) = (edition, clock.Now, found.Count);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them was amended while it was read; the next run takes them all again.
            return (0, 0);
        }

        return (some.Count, some.Where(state => texts.ContainsKey(state.PublicationId)).Sum(state => state.Found));
    }

    private sealed record Edition(int Number, string Print);
}

/// <summary>一条信息的用词问题 — collects what is found in the texts of an item, and puts it in the place of what was found before.</summary>
internal sealed class WordingFindingsOfItem(WordingState state, IReadOnlyList<WordingFinding> former, WordingLexicon lexicon, SiteClock clock)
{
    internal const int Most = 50;
    private const int Around = 20;
    private readonly List<WordingFinding> _found = [];
    private readonly HashSet<(string, string, string, string)> _settled = [.. former.Where(finding => finding.SettledAt is not null).Select(finding => finding.Key)];

    internal int Count { get; private set; }

    internal void Look(string field, int paragraph, string text)
    {
        foreach (var (start, word) in lexicon.Find(text))
        {
            var end = start + word.Wrong.Length;
            var before = (start > Around ? "…" : "") + Piece(text, Math.Max(0, start - Around), start);
            var after = Piece(text, end, Math.Min(text.Length, end + Around)) + (text.Length > end + Around ? "…" : "");
            if (_settled.Contains((field, before, word.Wrong, after)) || ++Count > Most)
            {
                continue;
            }

            _found.Add(new WordingFinding
            {
                Id = clock.NewId(),
                OrganId = state.OrganId,
                PublicationId = state.PublicationId,
                Sequence = state.Sequence,
                Position = Count,
                Field = field,
                Paragraph = paragraph,
                Before = before,
                Wrong = word.Wrong,
                After = after,
                Suggestion = word.Right,
                Note = word.Note,
                IsSerious = word.IsSerious,
                FoundAt = clock.Now,
            });
        }
    }

    /// <summary>What stands as before keeps its record; what somebody called no error stays so as long as the words around it are the same.</summary>
    internal void Store(GongkaiDb db)
    {
        var open = former.Where(finding => finding.SettledAt is null).OrderBy(finding => finding.Position).GroupBy(finding => finding.Key)
            .ToDictionary(group => group.Key, group => new Queue<WordingFinding>(group));
        foreach (var finding in _found)
        {
            if (open.TryGetValue(finding.Key, out var same) && same.TryDequeue(out var kept))
            {
                (kept.Position, kept.Paragraph, kept.Suggestion, kept.Note, kept.IsSerious) = (finding.Position, finding.Paragraph, finding.Suggestion, finding.Note, finding.IsSerious);
            }
            else
            {
                db.Add(finding);
            }
        }

        db.RemoveRange(open.Values.SelectMany(gone => gone));
    }

    // Within one line, and never half of a character.
    private static string Piece(string text, int from, int to)
    {
        var piece = text.AsSpan(from, to - from);
        if (from > 0 && piece.Length > 0 && char.IsLowSurrogate(piece[0]))
        {
            piece = piece[1..];
        }

        if (piece.Length > 0 && to < text.Length && char.IsHighSurrogate(piece[^1]))
        {
            piece = piece[..^1];
        }

        return piece.ToString().Replace('\n', ' ').Replace("\0", "", StringComparison.Ordinal);
    }
}
