using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>人多的一刻 — two thousand applicants file while two hundred officers, two for each request and on different nodes, take the same step of it.</summary>
public sealed class Crowd(SiteDatabase site, SiteClock clock, Vault vault)
{
    private const int Applicants = 2_000;
    private const int Officers = 200;
    private const int Organs = 20;

    private readonly ConcurrentBag<double> _times = [];
    private readonly ConcurrentBag<string> _wrong = [];

    public async Task<Measured> RunAsync()
    {
        using var other = new SiteDatabase(site.Address);
        SiteDatabase[] nodes = [site, other];
        List<Organ> organs;
        await using (var db = site.Open(OrganScope.Site))
        {
            organs = await db.Organs.AsNoTracking().OrderBy(organ => organ.Number).Take(Organs).ToListAsync();
        }

        var officers = Enumerable.Range(0, Officers).Select(i => Numbered(UseCases.OfficerOf(organs[i % Organs]))).ToList();
        var (filed, twice, refused) = (new ConcurrentBag<Guid>(), 0, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Applicants).Select(i => Task.Run(() => OnceAsync(async () =>
        {
            var organ = organs[i % Organs];
            if (await TimedAsync(() => new FileRequest(nodes[i % 2], clock, vault).RunAsync($"192.0.2.{i % 250}", FormOf(organ, i))) is not { } receipt)
            {
                return;
            }

            filed.Add(receipt.RequestId);
            var seen = await SeenAsync(nodes[i % 2], receipt.RequestId);
            var rivals = await Task.WhenAll(StepAsync(nodes[0], officers[i % Officers], seen), StepAsync(nodes[1], officers[(i + Organs) % Officers], seen));
            Interlocked.Add(ref twice, rivals[0] && rivals[1] ? 1 : 0);
            Interlocked.Add(ref refused, rivals.Count(won => !won));
        }))));

        var seconds = watch.Elapsed.TotalSeconds;
        await CheckAsync(organs, filed);
        var times = _times.Order().ToList();
        var value = string.Create(CultureInfo.InvariantCulture,
            $"{seconds:0.0} s, p95 {times[(int)(times.Count * 0.95)]:N0} ms a step; {refused:N0} rivals told that somebody was first, {twice} steps twice; {_wrong.Count} errors{(_wrong.IsEmpty ? "" : ": " + string.Join(", ", _wrong.Distinct().Take(3)))}");
        return new Measured($"{Applicants:N0} applicants and {Officers} officers at once on two nodes", "PostgreSQL", value, "no step twice, no number twice, no error", twice == 0 && _wrong.IsEmpty && filed.Count == Applicants);
    }

    private static Caller Numbered(Caller officer) => officer with { PersonId = Guid.CreateVersion7() };

    private static RequestForm FormOf(Organ organ, int i) =>
        new(organ.Id, RequestForm.NewToken(),
            new Applicant($"申请人{i}") { IdKind = "居民身份证", IdNumber = "110101199003074477", Phone = "13900001234", Address = "云汀市听潮路1号", Email = "shenqing@example.invalid" }, ApplicantKind.NaturalPerson, $"第{i}件")
        {
            Description = "各县区分配的金额和依据的文件。",
        };

    private async Task OnceAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (System.Data.Common.DbException fault)
        {
            _wrong.Add(fault.Message);
        }
    }

    private static async Task<RequestKey> SeenAsync(SiteDatabase node, Guid id)
    {
        await using var db = node.Open(OrganScope.Site);
        return new RequestKey(id, await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.Id == id).Select(request => request.Version).SingleAsync());
    }

    // Both officers see the request as it was filed; one of the two is first.
    private async Task<bool> StepAsync(SiteDatabase node, Caller officer, RequestKey seen)
    {
        var watch = Stopwatch.StartNew();
        var done = await new TakeStep(node, clock, vault).RunAsync(officer, seen, (RequestAction.ConfirmReceipt, clock.Today), new StepFacts { Contact = "电话确认" });
        _times.Add(watch.Elapsed.TotalMilliseconds);
        if (done.Refusal is { Code: not "changed-meanwhile" } refusal)
        {
            _wrong.Add(refusal.Code);
        }

        return done.Succeeded;
    }

    private async Task<RequestReceipt?> TimedAsync(Func<Task<Result<RequestReceipt>>> file)
    {
        var watch = Stopwatch.StartNew();
        var receipt = await file();
        _times.Add(watch.Elapsed.TotalMilliseconds);
        if (receipt.Refusal is { } refusal)
        {
            _wrong.Add(refusal.Code);
        }

        return receipt.Succeeded ? receipt.Value : null;
    }

    // Numbers without gap or double in each organ, one confirmation a request, chains whole.
    private async Task CheckAsync(List<Organ> organs, ConcurrentBag<Guid> filed)
    {
        await using var db = site.Open(OrganScope.Site);
        var ids = organs.Select(organ => organ.Id).ToList();
        var year = clock.Today.Year;
        var numbers = await db.Set<DisclosureRequest>().AsNoTracking().Where(request => ids.Contains(request.OrganId) && request.SubmittedOn >= new DateOnly(year, 1, 1)).Select(request => new { request.OrganId, request.Number }).ToListAsync();
        foreach (var organ in numbers.GroupBy(number => number.OrganId))
        {
            if (!organ.Select(number => number.Number).Order(StringComparer.Ordinal).SequenceEqual(Enumerable.Range(1, organ.Count()).Select(number => string.Create(CultureInfo.InvariantCulture, $"{year}-{number:D4}")).Order(StringComparer.Ordinal)))
            {
                _wrong.Add("numbers");
            }
        }

        var confirmed = await db.Set<RecordedStep>().AsNoTracking().Where(step => filed.Contains(step.RequestId) && step.Action == RequestAction.ConfirmReceipt).CountAsync();
        if (confirmed != filed.Count)
        {
            _wrong.Add($"{confirmed} confirmations of {filed.Count}");
        }

        if ((await new VerifyChains(site).RunAsync()).Broken.Count > 0)
        {
            _wrong.Add("chain");
        }
    }
}
