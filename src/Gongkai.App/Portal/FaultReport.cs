using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>纠错 — what a reader says is wrong on a page, and what the organ did about it; 国办发〔2017〕47号.</summary>
public sealed class FaultReport : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>Path of the page.</summary>
    public string Page { get; init; } = "";

    public Guid? PublicationId { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public string Words { get; init; } = "";

    public string SealedContact { get; init; } = "";

    public DateTimeOffset? HandledAt { get; set; }

    public string HandledByName { get; set; } = "";

    public string Outcome { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>提交纠错 — takes a reader's report; it goes to the organ of the item, or to the one that runs the site.</summary>
public sealed class ReportFault(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<Refusal?> RunAsync(Caller caller, (string Page, string Words, string Contact) report, CancellationToken cancellation = default)
    {
        var words = report.Words.Trim();
        if (words.Length is < 4 or > 2_000)
        {
            return new Refusal("fault-words", "请写明哪里有错、应当是什么，4 至 2000 个字。");
        }

        if (report.Page.Length is 0 or > 300 || report.Page[0] != '/' || report.Contact.Length > 100)
        {
            return new Refusal("fault-page", "没有认出是哪一页，请从出错的页面点“纠错”进入；联系方式不超过 100 个字。");
        }

        await using var db = database.Open(OrganScope.Site);
        var item = report.Page.StartsWith("/items/", StringComparison.Ordinal) && Guid.TryParse(report.Page["/items/".Length..].Split('?', '#', '/')[0], out var id)
            ? await PublicItems.Of(db, clock.Now).Where(known => known.Id == id).Select(known => new { known.Id, known.OrganId }).FirstOrDefaultAsync(cancellation)
            : null;
        var organ = item?.OrganId ?? await db.Organs.Where(known => known.ParentId == null).OrderBy(known => known.Number).Select(known => known.Id).FirstAsync(cancellation);
        var kept = new FaultReport
        {
            Id = clock.NewId(),
            OrganId = organ,
            Page = report.Page,
            PublicationId = item?.Id,
            SentAt = clock.Now,
            Words = words,
            SealedContact = report.Contact.Trim().Length > 0 ? vault.Seal(report.Contact.Trim()) : "",
        };
        db.Add(kept);
        db.Record(new EventDraft(organ, "fault", kept.Id, "fault-reported"));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>处理纠错 — the reports of an organ, and what was done about each.</summary>
public sealed class HandleFaults(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <summary>One page of reports; contacts stay sealed.</summary>
    public async Task<(IReadOnlyList<FaultReport> Rows, int Total)> ListAsync(Caller caller, bool isOpen, (int Number, int Size) page, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var reports = db.Set<FaultReport>().AsNoTracking().Where(report => (report.HandledAt == null) == isOpen);
        var total = await reports.CountAsync(cancellation);
        return (await reports.OrderBy(report => report.SentAt).Skip((page.Number - 1) * page.Size).Take(page.Size).ToListAsync(cancellation), total);
    }

    /// <summary>How the reader can be reached; who asked is recorded.</summary>
    public async Task<Result<string>> RevealAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadPersonalData) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<FaultReport>().AsNoTracking().FirstOrDefaultAsync(report => report.Id == id, cancellation) is not { SealedContact.Length: > 0 } report)
        {
            return new Refusal("fault-contact", "没有这件纠错，或者纠错人没有留联系方式。");
        }

        db.Record(ItemEvents.FaultContactRead.On(report.OrganId, "fault", id));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : vault.Open(report.SealedContact);
    }

    public async Task<Refusal?> RunAsync(Caller caller, Guid id, string outcome, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        if (outcome.Trim().Length is < 2 or > 500)
        {
            return new Refusal("fault-outcome", "请写明核实和处理的结果，2 至 500 个字。");
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<FaultReport>().FirstOrDefaultAsync(report => report.Id == id, cancellation) is not { HandledAt: null } report)
        {
            return new Refusal("fault-none", "没有这件待处理的纠错，它可能已被处理。");
        }

        (report.HandledAt, report.HandledByName, report.Outcome) = (clock.Now, caller.Name, outcome.Trim());
        db.Record(new EventDraft(caller.OrganId, "fault", id, "fault-handled") { Reason = outcome.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
