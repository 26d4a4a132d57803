using Gongkai.App.Audit;

namespace Gongkai.Cli.Audit;

/// <summary>审计命令文字 — what the commands on the audit log say.</summary>
internal static class AuditTexts
{
    internal static readonly Bilingual Root = new("审计记录：核验、导出、选定散列算法", "The audit log: verify, export, choose the hash");
    internal static readonly Bilingual Verify = new("逐条核验每个机关的审计链，指出第一处断点", "Check each organ's chain link by link and name the first broken one");
    internal static readonly Bilingual Export = new("导出审计记录，供审计人员查阅和复核；导出本身也记入审计", "Export the log for auditors; the export itself is recorded");
    internal static readonly Bilingual Algorithm = new("选定今后审计链的散列算法（sha256 或 sm3），以前的记录不变", "Choose the hash of new links (sha256 or sm3); older links keep theirs");
    internal static readonly Bilingual Organ = new("机关全称，默认全部机关", "Full name of an organ; all by default");
    internal static readonly Bilingual From = new("起始日期，如 2026-01-01", "First day, for example 2026-01-01");
    internal static readonly Bilingual To = new("截止日期（含当日）", "Last day (included)");
    internal static readonly Bilingual Format = new("json（每行一条）或 csv，默认 json", "json (one a line) or csv, json by default");
    internal static readonly Bilingual Output = new("写入的文件，默认标准输出", "File to write; standard output by default");
    internal static readonly Bilingual Name = new("sha256 或 sm3", "sha256 or sm3");

    internal static readonly string[] Columns =
    [
        "organ", "number", "happenedAt", "personId", "personName", "fromAddress", "subjectKind", "subjectId", "action", "reason", "provision", "payload", "payloadVersion", "algorithm", "previousHash", "hash",
    ];

    internal static string Whole(ChainReport report) => $"{report.Chains} 条审计链、{report.Links} 条记录，全部完好。";

    internal static string Broken(BrokenLink link) => $"机关 {link.OrganId}：第 {link.Number} 条起不可信，{link.Reason}。";

    internal static string Exported(long count, int organs) => $"已导出 {organs} 个机关的 {count} 条记录。";

    internal static string Chosen(string before, string after) =>
        before == after ? $"散列算法本来就是 {after}。" : $"散列算法由 {before} 改为 {after}，自下一条记录起使用；以前的记录仍按原算法核验。";
}
