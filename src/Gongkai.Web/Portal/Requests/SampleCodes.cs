using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Requests;

/// <summary>示例凭据 — a number and a code of the sample city.</summary>
public sealed record SampleCode(string Words, string Number, string Code);

/// <summary>查找示例凭据 — three requests in different states for whoever tries the demonstration; a real site has none.</summary>
public sealed class SampleCodes(SiteDatabase database, SiteClock clock, ServerOptions options)
{
    private const int Organ = 2;

    public async Task<IReadOnlyList<SampleCode>> FindAsync(CancellationToken cancellation)
    {
        if (!options.IsDemo)
        {
            return [];
        }

        await using var db = database.Open(OrganScope.Portal);
        var own = db.Set<DisclosureRequest>().AsNoTracking().Where(request => db.Organs.Any(organ => organ.Id == request.OrganId && organ.Number == Organ));
        var recently = clock.Today.AddDays(-60);
        return [.. new[]
        {
            Of("等待补正", await own.Where(request => request.State == RequestState.AwaitingClarification).OrderByDescending(request => request.Number).Select(request => request.Number).FirstOrDefaultAsync(cancellation)),
            Of("已经答复", await own.Where(request => request.Outcome == Outcome.Granted && db.Set<RequestFile>().Any(file => file.RequestId == request.Id && file.Role == RequestFileRole.Released))
                .OrderByDescending(request => request.Number).Select(request => request.Number).FirstOrDefaultAsync(cancellation)),
            Of("已经逾期", await own.Where(request => request.State == RequestState.Handling && request.SubmittedOn > recently).OrderBy(request => request.SubmittedOn).Select(request => request.Number).FirstOrDefaultAsync(cancellation)),
        }.OfType<SampleCode>()];
    }

    private static SampleCode? Of(string words, string? number) => number is null ? null : new SampleCode(words, number, $"DEMO{Organ}");
}
