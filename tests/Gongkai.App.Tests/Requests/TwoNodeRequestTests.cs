using Gongkai.App.Audit;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class TwoNodeRequestTests
{
    private const int Officers = 20;
    private const int Requests = 200;

    [Fact(DisplayName = "两个节点二十人同时办二百件：每件每步只成一次，后到的知道别人已经办过；编号文号不重不漏，审计链完整")]
    public async Task Steps_OfManyOfficersOnTwoNodes_HappenOnce()
    {
        using var requests = new TestRequests(DatabaseKind.Postgres);
        using var second = new SiteDatabase(requests.Database.Address);
        var site = requests.Site;
        SiteDatabase[] nodes = [requests.Database, second];
        var officers = Enumerable.Range(0, Officers).Select(_ => TestSite.Someone(site.Bureau, Role.DisclosureOfficer, Role.Handler)).ToList();
        var ids = await AtOnceAsync(Enumerable.Range(0, Requests), async i => TestRequests.Must(
            await new RegisterRequest(nodes[i % 2], site.Clock, site.Vault).RunAsync(officers[i % Officers], requests.Form($"第{i}件"), (SubmissionChannel.InPerson, requests.Today, ""))).RequestId);
        var keys = await KeysAsync(requests);

        // Each request is assigned by one officer on each node, and both saw the same version of it.
        var tries = await AtOnceAsync(ids.SelectMany((id, i) => new[] { (Id: id, By: i, Node: 0), (Id: id, By: i + 7, Node: 1) }), async one => (one.Id, Done: await new TakeStep(nodes[one.Node], site.Clock, site.Vault)
            .RunAsync(officers[one.By % Officers], keys[one.Id], (RequestAction.Assign, requests.Today), new StepFacts { UnitId = requests.Unit.Id })));

        Assert.All(tries.GroupBy(one => one.Id), pair => Assert.Equal(1, pair.Count(one => one.Done.Succeeded)));
        Assert.All(tries.Where(one => !one.Done.Succeeded), one => Assert.Equal("changed-meanwhile", one.Done.Refusal!.Code));
        await using var db = site.Open();
        var steps = await db.Set<RecordedStep>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(steps.GroupBy(step => step.RequestId), history => Assert.Equal([(1, RequestAction.Submit), (2, RequestAction.Assign)], history.OrderBy(step => step.Number).Select(step => (step.Number, step.Action))));
        Assert.Equal(Requests, steps.Select(step => step.RequestId).Distinct().Count());
        var numbers = await db.Set<DisclosureRequest>().AsNoTracking().Select(request => request.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, Requests).Select(number => $"2026-{number:D4}"), numbers.Order(StringComparer.Ordinal));
        Assert.Empty((await new VerifyChains(requests.Database).RunAsync()).Broken);
        var assigned = RequestEventKinds.Of(RequestAction.Assign).Code;
        var events = await db.Events.CountAsync(link => link.Action == assigned, TestContext.Current.CancellationToken);
        Assert.Equal(Requests, events);
    }

    private static async Task<IReadOnlyDictionary<Guid, RequestKey>> KeysAsync(TestRequests requests)
    {
        await using var db = requests.Site.Open();
        return await db.Set<DisclosureRequest>().AsNoTracking().ToDictionaryAsync(request => request.Id, request => new RequestKey(request.Id, request.Version));
    }

    // As many at once as there are officers.
    private static async Task<IReadOnlyList<TResult>> AtOnceAsync<T, TResult>(IEnumerable<T> all, Func<T, Task<TResult>> act)
    {
        var results = new System.Collections.Concurrent.ConcurrentBag<TResult>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Officers }, async (one, _) => results.Add(await act(one)));
        return [.. results];
    }
}
