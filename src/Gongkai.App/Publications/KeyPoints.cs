using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>要点分解 — one matter of the year's key points of disclosure with the unit that answers for it, its day and the evidence that it is done.</summary>
public sealed class KeyPoint : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    /// <summary>As the list numbers it.</summary>
    public string Number { get; init; } = "";

    public string Matter { get; init; } = "";

    public Guid? UnitId { get; init; }

    public DateOnly DueOn { get; init; }

    public DateOnly? DoneOn { get; set; }

    /// <summary>佐证: an address or words.</summary>
    public string Evidence { get; set; } = "";

    public string DoneByName { get; set; } = "";

    public int Version { get; set; }

    public bool IsLateOn(DateOnly today) => (DoneOn ?? today) > DueOn;
}

/// <summary>要点条目 — a line of the list as it is typed.</summary>
public sealed record KeyPointLine(string Number, string Matter, string UnitName, DateOnly? DueOn);

/// <summary>要点分解表 — the key points of a year: who answers, until when, done or late, with evidence; 国办发〔2016〕80号.</summary>
public sealed class KeyPoints(SiteDatabase database, SiteClock clock)
{
    private static readonly string[] s_head = ["序号", "事项", "责任单位", "完成时限", "完成日期", "状态", "佐证", "登记人"];

    public async Task<IReadOnlyList<(KeyPoint Point, string Unit)>> OfYearAsync(Caller caller, int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var points = await db.Set<KeyPoint>().AsNoTracking().Where(point => point.Year == year && point.OrganId == caller.OrganId).OrderBy(point => point.DueOn).ThenBy(point => point.Number).ToListAsync(cancellation);
        return [.. points.Select(point => (point, point.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : ""))];
    }

    /// <summary>Adds lines to the list of a year; all of them or, where one is wrong, none.</summary>
    public async Task<Refusal?> AddAsync(Caller caller, int year, IReadOnlyList<KeyPointLine> lines, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.EditSite) && caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        if (lines.Count is 0 or > 500)
        {
            return new Refusal("key-points-lines", "请填写要点，一行一条，一次不超过 500 条。");
        }

        await using var db = database.Open(caller.Scope);
        var units = await db.Units.AsNoTracking().Where(unit => unit.OrganId == caller.OrganId).ToListAsync(cancellation);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var unit = units.FirstOrDefault(known => known.Name == line.UnitName.Trim());
            if (line.Matter.Trim().Length is < 2 or > 300 || line.DueOn is not { } due || line.Number.Length > 20)
            {
                return new Refusal("key-points-line", $"第 {i + 1} 行不对：应写成 序号|事项|责任单位|完成时限，时限如 {year}-06-30。");
            }

            if (unit is null && line.UnitName.Trim().Length > 0)
            {
                return new Refusal("key-points-unit", $"第 {i + 1} 行：本机关没有“{line.UnitName.Trim()}”这个内设机构，请改用已有的名称或留空。");
            }

            db.Add(new KeyPoint { Id = clock.NewId(), OrganId = caller.OrganId, Year = year, Number = line.Number.Trim(), Matter = line.Matter.Trim(), UnitId = unit?.Id, DueOn = due });
        }

        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "key-points-set").With(new { year, lines = lines.Count }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>Marks a point as done today; without evidence it is not done.</summary>
    public async Task<Refusal?> DoneAsync(Caller caller, Guid id, string evidence, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        if (evidence.Trim().Length is < 4 or > 500)
        {
            return new Refusal("key-point-evidence", "请写明佐证：公开信息的网址、文号或者说明，4 至 500 个字。");
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<KeyPoint>().FirstOrDefaultAsync(point => point.Id == id && point.OrganId == caller.OrganId, cancellation) is not { } point)
        {
            return new Refusal("key-point-none", "没有找到这条要点，请从列表重新进入。");
        }

        (point.DoneOn, point.Evidence, point.DoneByName) = (clock.Today, evidence.Trim(), caller.Name);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "key-point-done") { Reason = evidence.Trim() }.With(new { point.Year, point.Number, point.Matter }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public static void WriteXlsx(Stream output, IEnumerable<(KeyPoint Point, string Unit)> rows, DateOnly today)
    {
        using var sheet = new XlsxStream(output, "要点分解表", s_head);
        foreach (var (point, unit) in rows)
        {
            sheet.Write([point.Number, point.Matter, unit, Day(point.DueOn), Day(point.DoneOn), InChinese(point, today), point.Evidence, point.DoneByName]);
        }
    }

    public static string InChinese(KeyPoint point, DateOnly today) =>
        point.DoneOn is not null ? point.IsLateOn(today) ? "逾期完成" : "按期完成" : point.IsLateOn(today) ? $"逾期 {today.DayNumber - point.DueOn.DayNumber} 天" : $"剩 {point.DueOn.DayNumber - today.DayNumber} 天";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
