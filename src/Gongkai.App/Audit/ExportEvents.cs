using System.Globalization;
using System.Text;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App.Audit;

/// <summary>导出审计日志 — the links that match as CSV with all their fields and hashes, so that an auditor can check the chain elsewhere; the export is an event itself.</summary>
public sealed class ExportEvents(GongkaiDb db, SiteClock clock)
{
    private const string Head = "编号,时间（UTC）,人员编号,人员,来源地址,对象类别,对象编号,动作代码,动作,原因,依据,内容,内容版本,算法,前一散列,散列";

    /// <summary>Notes the export; what it returns is written afterwards.</summary>
    public async Task<Refusal?> NoteAsync(Caller caller, EventFilter filter, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadAudit) is { } lacking)
        {
            return lacking;
        }

        db.Record(AuditEvents.Exported.On(caller.OrganId, AuditEvents.Subject, null).With(new { filter.From, filter.To, filter.Action, filter.SubjectKind, filter.SubjectId }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>UTF-8 with a byte order mark, since office programs guess otherwise.</summary>
    public async Task WriteAsync(EventFilter filter, Stream output, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Head);
        await foreach (var link in new FindEvents(db).AllAsync(filter).WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(string.Join(',', Fields(link).Select(Quoted)));
        }
    }

    private static string[] Fields(CaseEvent link) =>
    [
        link.Number.ToString(CultureInfo.InvariantCulture), link.HappenedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        link.PersonId?.ToString() ?? "", link.PersonName, link.FromAddress, link.SubjectKind, link.SubjectId?.ToString() ?? "", link.Action, EventKinds.Action(link.Action),
        link.Reason, link.Provision, link.Payload, link.PayloadVersion.ToString(CultureInfo.InvariantCulture), link.Algorithm, link.PreviousHash, link.Hash,
    ];

    // A sign at the start would make a formula of the text when a spreadsheet opens it.
    private static string Quoted(string field)
    {
        var text = field.Length > 0 && field[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + field : field;
        return text.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
