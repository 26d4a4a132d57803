using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例文件 — what was released to the applicants of requests that were just answered, and the answers that everybody may read since.</summary>
internal sealed class DemoFiles(SiteDatabase database, SiteClock clock, Vault vault, IFileStore store)
{
    internal async Task AddAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var answered = await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.State == RequestState.Replied && request.Outcome == Outcome.Granted).OrderBy(request => request.Id).Take(50)
            .ToListAsync(cancellation);
        var caller = Caller.Site("demo create");
        foreach (var request in answered)
        {
            db.Add(new RequestAnswer
            {
                RequestId = request.Id,
                OrganId = request.OrganId,
                Title = request.Title,
                Answer = $"申请人要的是“{request.Title}”。本机关予以公开，提供了分项金额的清单一份，共2项。",
                Outcome = Outcome.Granted,
                AnsweredOn = request.EndedOn!.Value,
                PublishedAt = SiteClock.StartOf(request.EndedOn.Value),
            });
            db.Record((RequestEventKinds.AnswerPublished.On(request.OrganId, RequestEventKinds.Subject, request.Id) with { Provision = "条例第四十四条" }).With(new { request.Number }));
            Guid? original = null;
            foreach (var role in (RequestFileRole[])[RequestFileRole.ToRelease, RequestFileRole.Released])
            {
                var file = new FormFile(role, $"{request.Title}.csv", (session, organ, stop) => new StoreFile(store, vault, clock).RunAsync(
                    session, new IncomingFile(organ, RequestFileRoles.InChinese(role) + ".csv", "text/csv", Content(request.Title)) { IsSealed = true }, stop));
                if (await new RequestFiles(db, clock, vault).AddAsync(request, file, caller, cancellation, original) is { } refusal)
                {
                    throw new InvalidOperationException(refusal.Code);
                }

                original = db.Set<RequestFile>().Local.First(added => added.RequestId == request.Id).Id;
            }
        }

        if (await db.CommitAsync(caller, clock, cancellation) is { } fault)
        {
            throw new InvalidOperationException(fault.Code);
        }
    }

    private static MemoryStream Content(string title) => new(Encoding.UTF8.GetBytes($"\uFEFF{title}\n序号,项目,金额（万元）\n1,示例项目甲,120\n2,示例项目乙,85\n"));
}
