using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信时限设置 — the clocks of an organ, its own or those that ship.</summary>
public sealed class LetterRules(GongkaiDb db, Caller caller, SiteClock clock)
{
    private const string RuleName = "letter-clocks";

    public Task<LetterClocks> OwnAsync(CancellationToken cancellation = default) => OfAsync(db, caller.OrganId, cancellation);

    public async Task<Refusal?> SetAsync(LetterClocks clocks, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.AnswerLetters) ?? clocks.Check()) is { } refusal)
        {
            return refusal;
        }

        await db.SetRuleAsync(caller.OrganId, RuleName, clocks.ToText(), cancellation);
        db.Record(LetterEvents.ClocksSet.On(caller.OrganId, "organ", caller.OrganId).With(clocks));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>The clocks of several organs, read at once.</summary>
    internal static async Task<Func<Guid, LetterClocks>> OfManyAsync(GongkaiDb db, IEnumerable<Guid> organs, CancellationToken cancellation)
    {
        var ids = organs.Distinct().ToList();
        var own = (await db.Set<OrganRule>().AsNoTracking().Where(rule => rule.Name == RuleName && ids.Contains(rule.OrganId)).ToListAsync(cancellation))
            .ToDictionary(rule => rule.OrganId, rule => LetterClocks.Parse(Encoding.UTF8.GetBytes(rule.Content)));
        return organ => own.GetValueOrDefault(organ, LetterClocks.Shipped);
    }

    internal static async Task<LetterClocks> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) =>
        await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == organ && rule.Name == RuleName, cancellation) is { } own
            ? LetterClocks.Parse(Encoding.UTF8.GetBytes(own.Content))
            : LetterClocks.Shipped;
}
