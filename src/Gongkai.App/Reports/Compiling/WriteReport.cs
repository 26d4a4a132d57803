using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报文字 — starts a report with a draft made of the year's facts, and saves its parts as versions; every save is checked by all rules.</summary>
public sealed class WriteReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    private const int LongestText = 20_000;
    private const int FirstFeeYear = 2021;

    /// <summary>Starts the report of the own organ; parts come from the organ's templates, or from the facts.</summary>
    public async Task<Result<Guid>> StartAsync(int year, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        var compiling = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, year, null, cancellation);
        if (!compiling.TryGet(out var compiled))
        {
            return compiling.Refusal!;
        }

        if (await db.Reports.AnyAsync(report => report.OrganId == caller.OrganId && report.Year == year, cancellation))
        {
            return new Refusal("report-exists", $"本机关 {year} 年度报告已经有了，请直接打开。");
        }

        var kept = new FiledReport { Id = clock.NewId(), OrganId = caller.OrganId, Year = year, Origin = ReportOrigin.Compiled, State = FilingState.Draft };
        var working = new YearReport { Id = kept.Id, OrganId = caller.OrganId, Year = year, StartedById = caller.PersonId, StartedBy = caller.Name };
        db.AddRange(kept, working);
        await MetricFacts.AddAsync(db, compiled, cancellation);
        var drafts = SectionDrafts.Of(compiled.Facts, year, year >= FirstFeeYear);
        var templates = await db.Set<TextTemplate>().AsNoTracking().Where(template => template.OrganId == caller.OrganId).OrderBy(template => template.KeptAt).ToListAsync(cancellation);
        for (var section = 0; section < drafts.Count; section++)
        {
            var own = templates.LastOrDefault(template => template.Section == section);
            AddVersion(working.Id, section, 1, (own?.Text ?? drafts[section], own is null ? "系统起草" : $"模板：{own.Name}"));
        }

        db.Record(CompilingEvents.Started.On(caller.OrganId, CompilingEvents.Subject, kept.Id) with { Provision = "条例第五十条" });
        await ReportDesk.RefreshAsync(db, working, compiled, cancellation);
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : kept.Id;
    }

    /// <param name="basedOn">The version that the person saw; somebody else's save in between is refused.</param>
    public async Task<Result<BuiltReport>> SaveAsync(int year, int section, string text, int basedOn, CancellationToken cancellation = default)
    {
        var found = await db.WritableAsync(caller, year, cancellation);
        if (!found.TryGet(out var working))
        {
            return found.Refusal!;
        }

        if (section is < 0 or > 6 || text.Length > LongestText)
        {
            return new Refusal("report-text", $"一部分的文字最多 {LongestText} 个字，请精简，或者把明细作为附件。");
        }

        var latest = await db.Set<ReportText>().Where(saved => saved.ReportId == working.Id && saved.Section == section).MaxAsync(saved => (int?)saved.Number, cancellation) ?? 0;
        if (latest != basedOn)
        {
            return ReportDesk.Changed;
        }

        AddVersion(working.Id, section, latest + 1, (text.ReplaceLineEndings("\n").Trim(), ""));
        db.Record(CompilingEvents.Written.On(caller.OrganId, CompilingEvents.Subject, working.Id).With(new { section, version = latest + 1 }));
        var built = await ReportDesk.RefreshAsync(db, working, await ReportDesk.CompileAsync(db, working, clock, cancellation), cancellation);
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : built;
    }

    /// <summary>The draft that the facts of today give for a part, to take over by hand.</summary>
    public static string DraftOf(CompiledYear compiled, int section) => SectionDrafts.Of(compiled.Facts, compiled.Period.Year, compiled.Period.Year >= FirstFeeYear)[section];

    /// <summary>Keeps a part as the organ's own template.</summary>
    public async Task<Refusal?> KeepTemplateAsync(int year, int section, string name, CancellationToken cancellation = default)
    {
        var found = await db.OwnReportAsync(caller, year, cancellation);
        if (caller.Lacks(Permission.CompileReports) is { } lacking || !found.TryGet(out var working))
        {
            return caller.Lacks(Permission.CompileReports) ?? found.Refusal;
        }

        if (name.Trim().Length is < 2 or > 40)
        {
            return new Refusal("template-name", "模板名称应为 2 至 40 个字，请填写。");
        }

        var text = (await ReportDesk.LatestTextsAsync(db, working.Id, cancellation)).FirstOrDefault(saved => saved.Section == section)?.Text ?? "";
        db.Add(new TextTemplate { Id = clock.NewId(), OrganId = caller.OrganId, Section = section, Name = name.Trim(), Text = text, KeptBy = caller.Name, KeptAt = clock.Now });
        db.Record(CompilingEvents.Kept.On(caller.OrganId, CompilingEvents.Subject, working.Id).With(new { section, name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>批注 — readers of the organ may remark, whoever writes settles.</summary>
    public async Task<Refusal?> CommentAsync(int year, int section, string text, CancellationToken cancellation = default)
    {
        var found = await db.OwnReportAsync(caller, year, cancellation);
        if (CompileReport.ReadingLacks(caller) is { } lacking || !found.TryGet(out var working))
        {
            return CompileReport.ReadingLacks(caller) ?? found.Refusal;
        }

        if (text.Trim().Length is 0 or > 1000)
        {
            return new Refusal("comment-text", "批注应为 1 至 1000 个字。");
        }

        var comment = new ReportComment { Id = clock.NewId(), ReportId = working.Id, OrganId = caller.OrganId, Section = section, Text = text.Trim(), Author = caller.Name, WrittenAt = clock.Now };
        db.Add(comment);
        db.Record(CompilingEvents.Remarked.On(caller.OrganId, CompilingEvents.Subject, working.Id).With(new { section }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public async Task<Refusal?> SettleCommentAsync(Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<ReportComment>().FirstOrDefaultAsync(comment => comment.Id == id && comment.OrganId == caller.OrganId && comment.ResolvedAt == null, cancellation) is not { } comment)
        {
            return new Refusal("comment-unknown", "没有找到这条批注，可能已经解决，请刷新页面。");
        }

        (comment.ResolvedAt, comment.ResolvedBy) = (clock.Now, caller.Name);
        db.Record(CompilingEvents.Settled.On(caller.OrganId, CompilingEvents.Subject, comment.ReportId).With(new { comment.Section }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private void AddVersion(Guid report, int section, int number, (string Text, string Note) saved) => db.Add(new ReportText
    {
        ReportId = report,
        Section = section,
        Number = number,
        OrganId = caller.OrganId,
        Text = saved.Text,
        AuthorId = caller.PersonId,
        Author = caller.Name,
        SavedAt = clock.Now,
        Note = saved.Note,
    });
}
