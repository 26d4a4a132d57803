using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Reports.Compiling;

/// <summary>处理结转差异 — decides what is printed where last year's carry-out and the register differ, with a note that is kept.</summary>
public sealed class DecideCarryIn(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(int year, CarryVerdict verdict, string note, CancellationToken cancellation = default)
    {
        var found = await db.WritableAsync(caller, year, cancellation);
        if (!found.TryGet(out var working))
        {
            return found.Refusal;
        }

        if (verdict != CarryVerdict.Undecided && note.Trim().Length is < 4 or > 500)
        {
            return new Refusal("carry-note", "请写明差异的原因和处理的理由，4 至 500 个字。");
        }

        (working.CarryVerdict, working.CarryNote, working.CarryBy) = (verdict, note.Trim(), caller.Name);
        db.Record(CompilingEvents.Carried.On(caller.OrganId, CompilingEvents.Subject, working.Id).With(new { year, verdict = verdict.ToString() }) with { Reason = note.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
