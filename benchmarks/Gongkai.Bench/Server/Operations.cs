using System.Diagnostics;
using System.Globalization;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>运行测量 — what a site has to bear besides reading: registrations from many hands, the nightly check of the chains, the backup.</summary>
public sealed class Operations(SiteDatabase site, SiteClock clock, Vault vault)
{
    private const int Clients = 16;
    private const int Seconds = 20;

    private readonly string _on = site.Address.Kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";

    public async Task<List<Measured>> RunAsync(string data)
    {
        List<Organ> organs;
        await using (var db = site.Open(OrganScope.Site))
        {
            organs = await db.Organs.AsNoTracking().OrderBy(organ => organ.Number).Take(Clients * 4).ToListAsync();
        }

        var lines = new List<Measured> { await RegisterAsync(organs) };
        var watch = Stopwatch.StartNew();
        var chains = await new VerifyChains(site).RunAsync();
        lines.Add(Rate($"T_verify: {chains.Links:N0} links of {chains.Chains:N0} chains checked", watch, chains.Links, chains.Broken.Count == 0 ? "none broken" : $"{chains.Broken.Count} broken"));
        watch.Restart();
        var path = Path.Combine(data, "bench.backup");
        var manifest = (await new CreateBackup(site, vault, clock).RunAsync(new BackupOrder(path, Files: null))).Value;
        lines.Add(Rate("T_backup: rows of a backup written", watch, manifest.Tables.Sum(table => table.Rows), string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length / 1e6:N0} MB in {watch.Elapsed.TotalSeconds:N0} s")));
        File.Delete(path);
        return lines;
    }

    // Each client registers for its own organs; those of one organ wait for each other in its chain.
    private async Task<Measured> RegisterAsync(List<Organ> organs)
    {
        var (done, busy, watch) = (0, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(0, Clients), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (client, cancellation) =>
        {
            for (var turn = 0; watch.Elapsed.TotalSeconds < Seconds; turn++)
            {
                var organ = organs[(client + turn * Clients) % organs.Count];
                var form = new RequestForm(organ.Id, RequestForm.NewToken(), new Applicant($"申请人{client}-{turn}") { Phone = "13900000000", Address = "云汀市听潮路1号" }, ApplicantKind.NaturalPerson, $"第{client}号窗口第{turn}件")
                {
                    Description = "各县区分配的金额和依据的文件。",
                };
                var receipt = await new RegisterRequest(site, clock, vault).RunAsync(UseCases.OfficerOf(organ), form, (SubmissionChannel.InPerson, clock.Today, ""), cancellation);
                if (receipt.Refusal is { } refusal)
                {
                    throw new InvalidOperationException(refusal.Message);
                }

                Interlocked.Increment(ref done);
            }
        });
        var used = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / done;
        return new Measured($"W_reg, T_reg: registrations from {Clients} clients", _on, string.Create(CultureInfo.InvariantCulture, $"{done / watch.Elapsed.TotalSeconds:N0} a second; processor of the program {used:0.0} ms each"), "—", null);
    }

    private Measured Rate(string what, Stopwatch watch, long count, string more) =>
        new(what, _on, string.Create(CultureInfo.InvariantCulture, $"{count / watch.Elapsed.TotalSeconds:N0} a second; {more}"), "—", null);
}
