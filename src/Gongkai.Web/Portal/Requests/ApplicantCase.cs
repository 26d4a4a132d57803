using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Web.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请人的申请 — the request that the browser's session holds, and the files that are for its applicant.</summary>
public sealed class ApplicantCase(ApplicantSession session, OpenByCode open, SiteDatabase database, OpenFile files)
{
    /// <summary>Null where no session is held; each look starts the half hour anew.</summary>
    public async Task<ApplicantPage?> FindAsync(HttpContext context)
    {
        if (session.Find(context) is not { } code || !(await open.RunAsync(code, context.RequestAborted)).TryGet(out var page))
        {
            return null;
        }

        session.Hold(context, code.Number, code.Code);
        return page;
    }

    /// <summary>A released copy or the file of a paper; a refusal for every other file, whoever's it is.</summary>
    public async Task<Result<OpenedFile>> FileAsync(HttpContext context, Guid id)
    {
        var found = session.Find(context) is { } code ? await open.FileAsync(code, id, context.RequestAborted) : Ended;
        if (!found.TryGet(out var file))
        {
            return found.Refusal!;
        }

        await using var site = database.Open(OrganScope.Portal);
        var owner = await site.Organs.AsNoTracking().FirstAsync(organ => site.Files.Any(stored => stored.Id == file && stored.OrganId == organ.Id), context.RequestAborted);
        await using var db = database.Open(OrganScope.Own(owner));
        return await files.RunAsync(db, file, Caller.Public(Callers.From(context)), context.RequestAborted);
    }

    public static Refusal Ended { get; } = new("applicant-session-ended", "查询已经超过 30 分钟或者已经退出，请重新填写申请编号和查询码。");
}
