using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>发布前检查 — runs the checks with the site's own wording list and white list of sources.</summary>
/// <param name="findPersonalData">The scan for personal data that guards files and replies as well.</param>
public sealed class ItemChecks(SiteDatabase database, SiteClock clock, Func<string, IReadOnlyList<PersonalDataHit>> findPersonalData)
{
    /// <summary>JSON list of the site's own words, as <see cref="ErrorProneWord"/>.</summary>
    public const string WordingSetting = "own-wording";

    /// <summary>JSON list of the site's leaders in their order, as <see cref="Leader"/>.</summary>
    public const string LeadersSetting = "leaders";

    /// <summary>JSON list of names of sources that may be reprinted.</summary>
    public const string SourcesSetting = "reprint-sources";

    public async Task<IReadOnlyList<ItemFinding>> RunAsync(ItemContent content, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await RunAsync(db, content, cancellation);
    }

    internal async Task<IReadOnlyList<ItemFinding>> RunAsync(GongkaiDb db, ItemContent content, CancellationToken cancellation)
    {
        var settings = await db.Settings.AsNoTracking().Where(setting => setting.Name == WordingSetting || setting.Name == SourcesSetting || setting.Name == LeadersSetting)
            .ToDictionaryAsync(setting => setting.Name, setting => setting.Value, cancellation);
        var basis = new ItemCheckBasis(
            clock.Today,
            Lexicon(Read<ErrorProneWord>(settings, WordingSetting)),
            Read<string>(settings, SourcesSetting).ToHashSet(),
            findPersonalData)
        {
            Leaders = Read<Leader>(settings, LeadersSetting),
        };
        return [.. ItemCheck.Run(content, ItemReading.Read(content.BodyHtml), basis), .. await AttachmentInspection.OfAsync(db, content, cancellation)];
    }

    /// <summary>The shipped words with the site's own.</summary>
    internal static async Task<WordingLexicon> LexiconAsync(GongkaiDb db, CancellationToken cancellation) =>
        Lexicon(Read<ErrorProneWord>(await db.Settings.AsNoTracking().Where(setting => setting.Name == WordingSetting).ToDictionaryAsync(setting => setting.Name, setting => setting.Value, cancellation), WordingSetting));

    /// <summary>The findings that stop publication.</summary>
    internal async Task<IReadOnlyList<ItemFinding>> FaultsAsync(GongkaiDb db, ItemContent content, CancellationToken cancellation) =>
        [.. (await RunAsync(db, content, cancellation)).Where(finding => finding.Severity == Severity.Error)];

    private static WordingLexicon Lexicon(List<ErrorProneWord> words) => words.Count == 0 ? WordingLexicon.Shipped : WordingLexicon.Shipped.With(words);

    private static List<T> Read<T>(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var text) ? JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Web) ?? [] : [];
}
