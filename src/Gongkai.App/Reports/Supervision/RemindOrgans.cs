using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>催报 — reminds every organ in view that has not filed, shown on its desk and kept; at most once a day.</summary>
public sealed class RemindOrgans(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <returns>How many organs were reminded.</returns>
    public async Task<Result<int>> RunAsync(int year, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        var since = SiteClock.StartOf(clock.Today);
        var organs = await db.Organs.AsNoTracking()
            .Where(organ => organ.IsActive && organ.Id != caller.OrganId && (db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)))
            .Where(organ => !db.Reports.Any(report => report.OrganId == organ.Id && report.Year == year && report.State != FilingState.Draft))
            .Where(organ => !db.Set<ReportReminder>().Any(sent => sent.OrganId == organ.Id && sent.Year == year && sent.SentAt >= since))
            .ToListAsync(cancellation);
        if (organs.Count == 0)
        {
            return new Refusal("remind-nobody", "没有需要催报的机关：都已报送，或者今天已经催报过。");
        }

        foreach (var organ in organs)
        {
            var text = $"{organ.Name}：{year} 年度政府信息公开工作年度报告应于 {ReportAssembly.DueOn(organ.Kind, year):yyyy年M月d日}前公开，目前还没有收到，请尽快编制报送。";
            db.Add(new ReportReminder { Id = clock.NewId(), OrganId = organ.Id, Year = year, Text = text, SentBy = caller.Name, SentAt = clock.Now });
            db.Record(CompilingEvents.Reminded.On(organ.Id, CompilingEvents.Subject, null).With(new { year }) with { Provision = "条例第四十九条" });
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : organs.Count;
    }
}
