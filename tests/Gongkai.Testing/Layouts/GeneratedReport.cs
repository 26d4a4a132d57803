using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>生成的年报 — the content of an invented report: what is printed in every cell, and
/// the prose that goes with it. It knows nothing of layouts.</summary>
public sealed record GeneratedReport
{
    public required int Seed { get; init; }

    public required string Place { get; init; }

    public required string Organ { get; init; }

    public required int Year { get; init; }

    public required string ProactiveFormat { get; init; }

    public required string RequestFormat { get; init; }

    /// <summary>What is printed at each address (part3.granted.total); empty for a blank.</summary>
    public required IReadOnlyDictionary<string, string> Cells { get; init; }

    /// <summary>Paragraphs of the six parts, and of the preface at 0.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Prose { get; init; }

    public required DateOnly SignedOn { get; init; }

    public string TitleTail => string.Create(CultureInfo.InvariantCulture, $"{Year}年政府信息公开工作年度报告");

    public TableFormat Format(string table) =>
        ReportFormats.Shipped.Find(table == "part2" ? ProactiveFormat : RequestFormat)!.Table(table);

    public string Printed(string address) => Cells[address];

    /// <summary>The report of a seed: the seed also fixes how dense the figures are and how a nothing is printed.</summary>
    public static GeneratedReport Create(int seed) => Create(seed, null, null, null);

    /// <summary>The report of a seed with a fixed year or fixed formats.</summary>
    public static GeneratedReport Create(int seed, int? year, string? proactiveFormat, string? requestFormat)
    {
        var random = new Random(unchecked((seed * 7919) + 17));
        var reportYear = year ?? (random.Next(2) == 0 ? 2019 + random.Next(2) : 2021 + random.Next(5));
        var usual = reportYear < 2021 ? "2019" : "2021";
        var (place, organ) = InventedOrgans.Pick(random);
        var report = new GeneratedReport
        {
            Seed = seed,
            Place = place,
            Organ = organ,
            Year = reportYear,
            ProactiveFormat = proactiveFormat ?? usual,
            RequestFormat = requestFormat ?? usual,
            Cells = new Dictionary<string, string>(),
            Prose = [],
            SignedOn = new DateOnly(reportYear + 1, 1, 4 + random.Next(26)),
        };
        var figures = GeneratedFigures.Create(report, random);
        report = report with { Cells = figures.Printed };
        return report with { Prose = GeneratedProse.Write(report, figures, random) };
    }
}
