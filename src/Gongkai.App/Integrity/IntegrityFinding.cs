using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;

namespace Gongkai.App.Integrity;

/// <summary>页面改动 — opens a finding on a mark and the incident in the ledger of security work that belongs to it.</summary>
internal static class IntegrityFinding
{
    private const int Longest = 180;

    private static readonly LedgerDefinition s_duties = LedgerDefinitions.Find("security-duties")!;

    internal static void Open(GongkaiDb db, IntegrityMark mark, string finding, (Vault Vault, SiteClock Clock) by)
    {
        var entry = LedgerEntry.Read(s_duties, new Dictionary<string, string>
        {
            ["kind"] = "incident",
            ["title"] = Short($"页面完整性核对：{NameOf(mark.Kind)}“{mark.Title}”被改动"),
            ["doneOn"] = by.Clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["result"] = Short(finding),
            ["evidence"] = $"编号 {mark.Id}",
        });
        var record = new LedgerRecord { Id = by.Clock.NewId(), OrganId = mark.OrganId, Ledger = s_duties.Code };
        LedgerContent.Write(record, s_duties, entry, by.Vault);
        db.Add(record);
        (mark.Finding, mark.FoundAt, mark.RecordId) = (finding, by.Clock.Now, record.Id);
        db.Record(LedgerEvents.Added.On(mark.OrganId, LedgerEvents.Subject, record.Id).With(new { record.Ledger }));
        db.Record(IntegrityEvents.Found.On(mark.OrganId, IntegrityEvents.Subject, mark.Id) with { Reason = finding });
    }

    private static string NameOf(MarkedKind kind) => kind switch
    {
        MarkedKind.Item => "信息",
        MarkedKind.File => "文件",
        MarkedKind.Page => "对外页面",
        _ => "静态文件",
    };

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest];
}
