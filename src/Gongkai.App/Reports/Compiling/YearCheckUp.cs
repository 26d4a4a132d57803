using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>体检问题 — one record that would spoil the report, and what to do about it.</summary>
/// <param name="Kind">request, remedy, item or figure: which page mends it.</param>
public sealed record CheckUpIssue(string Kind, string Id, string Name, string Message);

/// <summary>年终体检 — lists the records that would spoil the annual report.</summary>
public sealed class YearCheckUp(GongkaiDb db)
{
    private const int MostIssues = 200;

    public async Task<IReadOnlyList<CheckUpIssue>> RunAsync(CompiledYear compiled, CancellationToken cancellation = default)
    {
        var (organ, last) = (compiled.Organ.Id, compiled.Period.Last);
        var issues = new List<CheckUpIssue>();
        var requests = db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.OrganId == organ && request.Kind == RequestKind.Disclosure && !request.IsDivided && request.SubmittedOn <= last);
        await AddAsync(requests.Where(request => request.EndedOn != null && request.CountedOutcome == null), "已经结束，但没有登记办理结果，表三不会计入办结；请补登办理结果。");
        await AddAsync(requests.Where(request => request.CountedOn < request.ReceivedOn), "办结日期早于收到日期，会计入错误的年度；请核对两个日期。");
        await AddAsync(requests.Where(request => request.ReceivedOn < request.SubmittedOn), "收到日期早于提交日期；请核对。");
        var waiting = last.AddDays(-15);
        await AddAsync(requests.Where(request => request.ReceivedOn == null && request.EndedOn == null && request.SubmittedOn < waiting), "提交半个月仍没有确认收到，不计入任何年度；请确认收到日期，或者按规定结案。");
        var old = last.AddDays(-90);
        await AddAsync(requests.Where(request => request.CountedOn == null && request.EndedOn == null && request.ReceivedOn < old), "收到超过三个月仍未办结，将结转下年度；请尽快答复。");
        issues.AddRange(compiled.Records.Documents.Where(document => document.Document.DatedOn is null)
            .Select(document => new CheckUpIssue("item", document.Id.ToString(), document.Title, "没有成文日期，没有计入本年制发和现行有效件数；请更正信息，填写成文日期。")));
        issues.AddRange(compiled.Records.Remedies.Where(remedy => remedy.Case.DecidedOn < remedy.Case.AcceptedOn)
            .Select(remedy => new CheckUpIssue("remedy", remedy.RequestId.ToString(), remedy.CaseNumber, "审结日期早于受理日期；请核对。")));
        issues.AddRange(compiled.Entered.Values.Where(figure => figure.FileId is null)
            .Select(figure => new CheckUpIssue("figure", figure.Cell, NameOf(compiled, figure.Cell), "填报的数据没有佐证材料；请补充上传。")));
        return issues;

        async Task AddAsync(IQueryable<DisclosureRequest> found, string message)
        {
            var rows = await found.OrderBy(request => request.SubmittedOn).Take(MostIssues).Select(request => new { request.Id, request.Number, request.Title }).ToListAsync(cancellation);
            issues.AddRange(rows.Select(row => new CheckUpIssue("request", row.Id.ToString(), $"{row.Number}　{row.Title}", message)));
        }
    }

    private static string NameOf(CompiledYear compiled, string cell) => compiled.FindPosition(cell) is var (table, position) && table is not null ? OpenFigure.NameOf(table, position) : cell;
}
