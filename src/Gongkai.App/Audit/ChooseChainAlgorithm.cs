using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Audit;

/// <summary>选定链式散列算法 — from now on new links are hashed with SHA-256 or SM3; older links keep theirs, so the chain stays whole; GB/T 32905.</summary>
public sealed class ChooseChainAlgorithm(SiteDatabase database, SiteClock clock)
{
    /// <summary>What the setting may be.</summary>
    public static IReadOnlyList<string> Allowed { get; } = [ChainHash.Sha256, ChainHash.Sm3];

    /// <returns>What was used before.</returns>
    public async Task<Result<string>> RunAsync(string algorithm, Caller caller, CancellationToken cancellation = default)
    {
        if (!Allowed.Contains(algorithm))
        {
            return new Refusal("chain-algorithm", $"不认识算法“{algorithm}”：可用 {string.Join("、", Allowed)}。");
        }

        await using var db = database.Open(OrganScope.Site);
        if (await db.Organs.AsNoTracking().Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).FirstOrDefaultAsync(cancellation) is not { } root)
        {
            return new Refusal("chain-without-organ", "站点中还没有机关，变更无处记载：请先完成首次设置，再选定算法。");
        }

        var setting = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == SettingNames.ChainAlgorithm, cancellation);
        var before = setting?.Value ?? ChainHash.Sha256;
        if (setting is null)
        {
            db.Add(new SiteSetting { Name = SettingNames.ChainAlgorithm, Value = algorithm });
        }
        else
        {
            setting.Value = algorithm;
        }

        db.Record(new EventDraft(root.Id, "audit", null, "chain-algorithm-chosen").With(new { Before = before, After = algorithm }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : before;
    }
}
