using Gongkai.Testing.Layouts;

namespace Gongkai.Testing.Samples;

/// <summary>样本报告 — a report written by us, the layout it is kept in, and the errors and warnings it must give.</summary>
public sealed record SampleReport
{
    public required string FileName { get; init; }

    public required string Organ { get; init; }

    public required int Year { get; init; }

    public required string ProactiveFormat { get; init; }

    public required string RequestFormat { get; init; }

    public required SampleFigures Figures { get; init; }

    /// <summary>Preface and six parts, paragraphs apart by line ends.</summary>
    public required string[] Prose { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required Func<Page, FileContent> Write { get; init; }

    public Action<Page> Change { get; init; } = _ => { };

    /// <summary>True where the committed file is printed from the rendering by hand (a PDF) and cannot be compared byte by byte.</summary>
    public bool IsPrinted { get; init; }

    public PrintStyle Style { get; init; } = PrintStyle.Plain;

    public IReadOnlyList<SampleFinding> Findings { get; init; } = [];

    public Rendering Render()
    {
        var report = new GeneratedReport
        {
            Seed = 0,
            Place = Organ[..3],
            Organ = Organ,
            Year = Year,
            ProactiveFormat = ProactiveFormat,
            RequestFormat = RequestFormat,
            Cells = Figures.Cells,
            Prose = [.. Prose.Select(part => part.Length == 0 ? (IReadOnlyList<string>)[] : part.Split('\n'))],
            SignedOn = SignedOn,
        };
        return new Layout(FileName, Write, Change).Render(report, Style) with { FileName = FileName };
    }
}

/// <summary>样本问题 — an error or warning that a sample must give: rule, weight, place.</summary>
public sealed record SampleFinding(string Rule, string Severity, string Location);
