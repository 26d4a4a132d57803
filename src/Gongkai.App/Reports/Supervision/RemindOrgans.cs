using Gongkai.App.Mail;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>催报 — reminds every organ in view that has not filed, or not again after a return, by mail to its officers and on its desk; at most once a day; 条例 49.</summary>
public sealed class RemindOrgans(GongkaiDb db, Caller caller, SiteClock clock, Vault vault)
{
    /// <summary>The first with reports: the regulation came into force in May of that year.</summary>
    private const int FirstYear = 2008;

    /// <returns>How many organs were reminded.</returns>
    public async Task<Result<int>> RunAsync(int year, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        // A report is written of a year that is over; before that nobody owes it.
        if (year < FirstYear || year >= clock.Today.Year)
        {
            return new Refusal("remind-year", "只能催报已经结束的年度，请重新选择年度。", Provision.Regulation("第四十九条"));
        }

        var organs = await Owing(db, year, SiteClock.StartOf(clock.Today))
            .Where(organ => organ.Id != caller.OrganId && (db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)))
            .ToListAsync(cancellation);
        if (organs.Count == 0)
        {
            return new Refusal("remind-nobody", "没有需要催报的机关：都已报送，或者今天已经催报过。");
        }

        await AddAsync(db, organs, year, (caller.Name, clock, vault), cancellation);
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : organs.Count;
    }

    /// <summary>Active organs whose report of the year is neither filed nor accepted, and that were not reminded since then.</summary>
    internal static IQueryable<Organ> Owing(GongkaiDb db, int year, DateTimeOffset since) => db.Organs.AsNoTracking().Where(organ => organ.IsActive)
        .Where(organ => !db.Reports.Any(report => report.OrganId == organ.Id && report.Year == year && (report.State == FilingState.Filed || report.State == FilingState.Accepted)))
        .Where(organ => !db.Set<ReportReminder>().Any(sent => sent.OrganId == organ.Id && sent.Year == year && sent.SentAt >= since));

    internal static async Task<int> AddAsync(GongkaiDb db, IReadOnlyList<Organ> organs, int year, (string Name, SiteClock Clock, Vault Vault) by, CancellationToken cancellation)
    {
        var ids = organs.Select(organ => organ.Id).ToList();
        var people = (await db.People.AsNoTracking().Include(person => person.Roles).Where(person => ids.Contains(person.OrganId) && !person.IsDisabled && person.Email != "").ToListAsync(cancellation))
            .Where(person => RoleTable.Of([.. person.Roles.Select(role => role.Role)]).Contains(Permission.CompileReports)).ToLookup(person => person.OrganId, person => person.Email);
        var returned = await db.Reports.Where(report => ids.Contains(report.OrganId) && report.Year == year && report.State == FilingState.Returned).Select(report => report.OrganId).ToListAsync(cancellation);
        var mails = 0;
        foreach (var organ in organs)
        {
            var state = returned.Contains(organ.Id) ? "报送的已退回修改，还没有重新报送，请尽快改好再报" : "目前还没有收到，请尽快编制报送";
            var text = $"{organ.Name}：{year} 年度政府信息公开工作年度报告应于 {ReportAssembly.DueOn(organ.Kind, year):yyyy年M月d日}前公开，{state}。";
            db.Add(new ReportReminder { Id = by.Clock.NewId(), OrganId = organ.Id, Year = year, Text = text, SentBy = by.Name, SentAt = by.Clock.Now });
            db.Record(CompilingEvents.Reminded.On(organ.Id, CompilingEvents.Subject, null).With(new { year }) with { Provision = "条例第四十九条" });
            // Who compiles gets the mail; where nobody can, the office that the organ has made public.
            foreach (var address in people[organ.Id].DefaultIfEmpty(organ.Office.Email).Distinct())
            {
                if (SiteMail.Create(address, $"请报送 {year} 年度政府信息公开工作年度报告", text + "\n\n请登录系统，在“本机关年报”中办理。\n").TryGet(out var mail))
                {
                    db.Enqueue(MailHandler.ItemOf(mail, by.Vault, by.Clock));
                    mails++;
                }
            }
        }

        return mails;
    }
}
