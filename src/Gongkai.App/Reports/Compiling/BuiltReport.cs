using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>成稿 — the report as it would be signed now: figures and text together, with all that stands in the way.</summary>
/// <param name="Texts">Preface and six parts, figures filled in.</param>
/// <param name="Blockers">What must be done before it can go to review, apart from findings.</param>
public sealed record BuiltReport(AnnualReport Report, IReadOnlyList<FilledText> Texts, CheckResult Check, IReadOnlyList<string> Blockers, AnnualReport? LastYear, IReadOnlyList<FindingDecision> Decisions)
{
    public FindingDecision? DecisionOn(Finding finding) => Decisions.FirstOrDefault(decision => decision.Rule == finding.Rule && decision.Location == finding.Location);

    public IEnumerable<Finding> Errors => Check.Findings.Where(finding => finding.Severity == Severity.Error);

    /// <summary>Warnings that nobody has explained.</summary>
    public IEnumerable<Finding> Unexplained => Check.Findings.Where(finding => finding.Severity == Severity.Warning && DecisionOn(finding)?.Verdict != FindingVerdict.Explained);

    /// <summary>The sentence that says why the report cannot go on; null where it can.</summary>
    public string? Obstacle =>
        Blockers.Count > 0 ? $"还有 {Blockers.Count} 项没有完成：{Blockers[0]}"
        : Errors.FirstOrDefault() is { } error ? $"核对发现 {Errors.Count()} 处错误，必须更正：{error.Message}"
        : Unexplained.FirstOrDefault() is { } warning ? $"有 {Unexplained.Count()} 条警告没有说明：{warning.Message}请更正，或者写明理由。"
        : null;

    internal static async Task<BuiltReport> BuildAsync(GongkaiDb db, YearReport? working, CompiledYear compiled, CancellationToken cancellation)
    {
        var texts = new string[7];
        Array.Fill(texts, "");
        if (working is not null)
        {
            foreach (var latest in await ReportDesk.LatestTextsAsync(db, working.Id, cancellation))
            {
                texts[latest.Section] = latest.Text;
            }
        }

        if (working is not null)
        {
            await MetricFacts.AddAsync(db, compiled, cancellation);
        }

        var filled = texts.Select(text => FieldText.Fill(text, compiled.Facts)).ToList();
        var head = new ReportHead(compiled.Organ.Name, compiled.Organ.Kind, compiled.Period.Year, compiled.Format, working?.SignedOn);
        var report = ReportAssembly.Build(head, compiled.Tables, [.. filled.Select(text => text.Text)]);
        var lastYear = await ReportDesk.LastYearAsync(db, compiled.Organ.Id, compiled.Period.Year, cancellation);
        var decisions = working is null ? [] : await db.FindingDecisions.AsNoTracking().Where(decision => decision.ReportId == working.Id).ToListAsync(cancellation);
        // Nobody signs before the report is done: that it is not signed yet is no finding.
        var check = ReportChecker.Check(report, lastYear);
        if (working?.SignedOn is null)
        {
            check = check with { Findings = [.. check.Findings.Where(finding => finding.Rule != "S06")] };
        }

        return new BuiltReport(report, filled, check, [.. BlockersOf(compiled, filled, working)], lastYear, decisions);
    }

    private static IEnumerable<string> BlockersOf(CompiledYear compiled, List<FilledText> texts, YearReport? working)
    {
        foreach (var table in compiled.Tables)
        {
            var blank = Enumerable.Range(0, table.Figures.Length).Where(i => table.Figures[i].Origin == FigureOrigin.Missing).ToList();
            if (blank.Count > 0)
            {
                var names = string.Join('、', blank.Take(3).Select(i => OpenFigure.NameOf(table.Format, i)));
                yield return $"表{table.Format.Section switch { 2 => "二", 3 => "三", _ => "四" }}有 {blank.Count} 格没有数据（{names}{(blank.Count > 3 ? "等" : "")}），请填报，或者声明由本系统登记。";
            }
        }

        if (compiled.Carry.Verdict == CarryVerdict.Undecided && compiled.Carry.Added.Count + compiled.Carry.Gone.Count > 0)
        {
            yield return $"上年结转与登记簿相差 {compiled.Carry.Added.Count + compiled.Carry.Gone.Count} 件，请在“上年结转”中处理。";
        }

        for (var i = 0; i < texts.Count && working is not null; i++)
        {
            foreach (var name in texts[i].Unknown.Distinct())
            {
                yield return $"{Place(i)}的文字用了没有的数据项“{name}”，请从数据项中选择。";
            }

            foreach (var name in texts[i].Missing.Distinct())
            {
                yield return $"{Place(i)}的文字用到的“{name}”还没有数据。";
            }
        }

        foreach (var section in (int[])[1, 5, 6])
        {
            if (working is not null && texts[section].Text.Trim().Length == 0)
            {
                yield return $"{Place(section)}还没有写。";
            }
        }
    }

    private static string Place(int section) => section == 0 ? "开头" : $"第{"一二三四五六"[section - 1]}部分";
}
