using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>评判 — holds what a reader answered against what was printed.</summary>
public static class LayoutJudge
{
    public static IReadOnlyList<Verdict> Judge(Rendering rendering, Result<AnnualReport> answer)
    {
        var verdicts = new List<Verdict>();
        if (!answer.TryGet(out var report))
        {
            JudgeRefusal(rendering.Expect, answer.Refusal!, verdicts);
            return verdicts;
        }

        var read = CellsOf(report);
        foreach (var (address, expected) in rendering.Expect.Cells)
        {
            verdicts.Add(JudgeCell(address, rendering.Expect.MustRefuseFile ? expected with { Demand = Demand.MustRefuse } : expected,
                read.GetValueOrDefault(address), report));
        }

        foreach (var (address, cell) in read.Where(entry => !rendering.Expect.Cells.ContainsKey(entry.Key)))
        {
            verdicts.Add(new Verdict(address, VerdictKind.Wrong, "没有这一格", cell.Raw));
        }

        if (!rendering.Expect.MustRefuseFile)
        {
            JudgeFacts(rendering.Expect, report, verdicts);
        }

        return verdicts;
    }

    /// <summary>Every cell that was read, by address.</summary>
    public static Dictionary<string, Cell> CellsOf(AnnualReport report)
    {
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Format.Rows)
            {
                for (var column = 0; column < row.Columns.Count; column++)
                {
                    if (table[row, column] is { } cell)
                    {
                        cells[table.Address(row, column)] = cell;
                    }
                }
            }
        }

        return cells;
    }

    private static void JudgeRefusal(Expectation expect, Refusal refusal, List<Verdict> verdicts)
    {
        foreach (var (address, expected) in expect.Cells)
        {
            var isAllowed = expect.MustRefuseFile || expected.Demand != Demand.MustRead;
            verdicts.Add(new Verdict(address, isAllowed ? VerdictKind.Refused : VerdictKind.Missing, Show(expected), refusal.Code));
        }
    }

    private static Verdict JudgeCell(string address, ExpectedCell expected, Cell? cell, AnnualReport report)
    {
        if (cell is null)
        {
            var kind = expected.Demand == Demand.MustRead ? VerdictKind.Missing : IsExplained(address, report) ? VerdictKind.Refused
                : VerdictKind.Unexplained;
            return new Verdict(address, kind, Show(expected), IsExplained(address, report) ? "不可读" : "没有说明");
        }

        var got = $"{cell.State} {cell.Raw}";
        return expected.Demand == Demand.MustRefuse
            ? new Verdict(address, VerdictKind.Guessed, "不能确定", got)
            : new Verdict(address, expected.Matches(cell) ? VerdictKind.Right : VerdictKind.Wrong, Show(expected), got);
    }

    // A reason may stand at the cell, its row, its table, or the whole report.
    private static bool IsExplained(string address, AnnualReport report) =>
        report.Unreadable.Any(entry => address == entry.Where || address.StartsWith(entry.Where + ".", StringComparison.Ordinal)
            || entry.Where is "" or "document");

    private static void JudgeFacts(Expectation expect, AnnualReport report, List<Verdict> verdicts)
    {
        foreach (var (key, expected) in expect.Facts)
        {
            var got = FactOf(key, expect, report);
            var kind = got == expected.Value ? VerdictKind.Right
                : got is not null ? VerdictKind.Wrong
                : expected.Demand == Demand.MustRead ? VerdictKind.Missing : VerdictKind.Refused;
            verdicts.Add(new Verdict(key, kind, expected.Value ?? "没有", got ?? "没有"));
        }
    }

    private static string? FactOf(string key, Expectation expect, AnnualReport report) => key switch
    {
        "year" => report.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "organ" => report.Organ,
        "signOff.organ" => report.SignOff?.Organ,
        "signOff.date" => report.SignOff?.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ when key.StartsWith("prose", StringComparison.Ordinal) => HasProse(key[^1] - '0', expect, report) ? Expectation.Printed : null,
        _ => report.Section(key[^1] - '0').Heading is null ? null : Expectation.Printed,
    };

    private static bool HasProse(int part, Expectation expect, AnnualReport report) =>
        expect.Prose.TryGetValue(part, out var text)
            && WithoutBlanks(report.Section(part).Text).Contains(WithoutBlanks(text), StringComparison.Ordinal);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Show(ExpectedCell expected) => $"{expected.State} {expected.Value}";
}

/// <summary>裁决 — one cell or fact: what was printed, what was answered.</summary>
public sealed record Verdict(string Address, VerdictKind Kind, string Expected, string Got)
{
    /// <summary>The worst: an answer that is not what was printed, or that could only be a guess.</summary>
    public bool IsWrong => Kind is VerdictKind.Wrong or VerdictKind.Guessed;

    public override string ToString() => $"{Address}: {Kind}, printed {Expected}, got {Got}";
}

/// <summary>裁决种类 — what an answer was worth.</summary>
public enum VerdictKind
{
    Right,

    /// <summary>Absent where that is acceptable, with a reason.</summary>
    Refused,

    /// <summary>Absent where every reasonable reader gets it.</summary>
    Missing,

    /// <summary>Absent where that is acceptable, but nothing says why.</summary>
    Unexplained,

    /// <summary>Another value than printed, or a value where none was printed.</summary>
    Wrong,

    /// <summary>A value where the rendering does not determine one.</summary>
    Guessed,
}
