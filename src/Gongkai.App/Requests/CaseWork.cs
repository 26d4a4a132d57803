using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Requests;

/// <summary>办理一件 — opens the session, loads the case as the person saw it, lets the use case work on it, and commits.</summary>
internal sealed class CaseWork(SiteDatabase database, SiteClock clock, Vault vault)
{
    internal async Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, Func<GongkaiDb, RequestCase, StepWork, Task<Refusal?>> work, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        return await RunAsync(db, caller, key, work, cancellation);
    }

    internal async Task<Result<RequestKey>> RunAsync(GongkaiDb db, Caller caller, RequestKey key, Func<GongkaiDb, RequestCase, StepWork, Task<Refusal?>> work, CancellationToken cancellation)
    {
        var loaded = await RequestCase.LoadAsync(db, key, cancellation);
        if (!loaded.TryGet(out var open))
        {
            return loaded.Refusal!;
        }

        return (await work(db, open, new StepWork(db, clock, vault)) ?? await db.CommitAsync(caller, clock, cancellation)) is { } refusal
            ? refusal
            : new RequestKey(key.Id, open.Request.Version);
    }
}
