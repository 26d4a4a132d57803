using System.Text;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Ledgers;

/// <summary>A site whose bureau keeps ledgers; every call opens a session of its own, as every request does.</summary>
internal sealed class LedgerSite(DatabaseKind kind) : IDisposable
{
    internal TestSite Site { get; } = new(kind);

    internal Caller Officer => field ??= TestSite.Someone(Site.Bureau, Role.DisclosureOfficer);

    internal static Dictionary<string, string> Training(string title = "新条例培训", string heldOn = "2026-03-05", string participants = "49") =>
        new() { ["title"] = title, ["heldOn"] = heldOn, ["participants"] = participants };

    internal static Dictionary<string, string> Proposal(string number = "第0101号", string proposer = "沈知远") => new()
    {
        ["number"] = number,
        ["kind"] = "cppcc",
        ["title"] = "关于支持中小企业数字化转型的提案",
        ["proposer"] = proposer,
        ["role"] = "host",
        ["receivedOn"] = "2026-03-10",
    };

    internal async Task<T> WithAsync<T>(Caller caller, Func<GongkaiDb, Task<T>> use)
    {
        await using var db = Site.Open(caller.Scope);
        return await use(db);
    }

    internal async Task<LedgerOutcome> AddAsync(string ledger, IReadOnlyDictionary<string, string> typed, Caller? caller = null) =>
        (await WithAsync(caller ?? Officer, db => Keep(db, caller ?? Officer).AddAsync(ledger, typed))).Value;

    internal async Task<ImportReport> ImportAsync(string ledger, string csv, bool isDryRun = false) => (await WithAsync(Officer, db =>
        new ImportLedger(db, Site.Vault, Officer, Site.Clock).RunAsync(ledger, "台账.csv", Encoding.UTF8.GetBytes(csv), isDryRun))).Value;

    internal async Task<(int Total, IReadOnlyList<LedgerRow> Rows)> ListAsync(LedgerFilter filter, int page = 1) =>
        await WithAsync(Officer, db => new ReadLedger(db, Site.Vault, Site.Clock).ListAsync(filter, page));

    internal KeepLedger Keep(GongkaiDb db, Caller caller) => new(db, Site.Vault, caller, Site.Clock);

    internal static string CodeOf(Organ organ)
    {
        var body = $"1199000{organ.Number:D10}";
        return body + CreditCodes.CheckCharacter(body);
    }

    internal static string Messages(IEnumerable<FieldProblem> problems) => string.Join('\n', problems.Select(problem => $"{problem.Field}: {problem.Message}"));

    public void Dispose() => Site.Dispose();
}
