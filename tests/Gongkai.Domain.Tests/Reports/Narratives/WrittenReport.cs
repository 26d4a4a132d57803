using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>An invented report around a text under test; every cell that is not named is zero.</summary>
internal sealed record WrittenReport
{
    public string PartOne { get; init; } = "";

    public string PartSix { get; init; } = "本年度未收取信息处理费。";

    public string Preface { get; init; } = "";

    public string Format { get; init; } = "2021";

    public int? Year { get; init; } = 2023;

    public OrganKind? Kind { get; init; } = OrganKind.CountyLevelDepartment;

    /// <summary>Cells as address and printed text, for example "part3.newReceived.total=3"; "?" for one that could not be read.</summary>
    public string Cells { get; init; } = "";

    public SignOff? SignOff { get; init; } = new("云岭县水务局", new DateOnly(2024, 1, 20));

    public string Title { get; init; } = "云岭县水务局2023年政府信息公开工作年度报告";

    public AnnualReport Build()
    {
        var format = ReportFormats.Shipped.Find(Format)!;
        var printed = Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Split('=')).ToDictionary(cell => cell[0], cell => cell[1]);
        return new AnnualReport
        {
            Organ = "云岭县水务局",
            OrganKind = Kind,
            Year = Year,
            Title = Title,
            SignOff = SignOff,
            Preface = Preface,
            Sections = [.. format.Sections.Select(section => new ReportSection(section.Number, section.Heading, Text(section.Number), SourcePlace.None))],
            Tables = [.. format.Tables.Select(table => new ReportTable(table, [.. table.Rows.SelectMany(row => row.Columns.Select(column =>
                Read(printed.GetValueOrDefault($"{table.Id}.{row.Path}.{column.Id}", "0"), column)))]))],
        };
    }

    public CheckResult Check() => ReportChecker.Check(Build());

    /// <summary>Findings of the rules over text, heavier than information, as "N02 Error".</summary>
    public IReadOnlyList<string> Serious() =>
        [.. Check().Findings.Where(finding => finding.Rule[0] is 'N' && finding.Severity != Severity.Info).Select(finding => $"{finding.Rule} {finding.Severity}").Distinct()];

    public Narrative Read() => NarrativeReader.Read(Build());

    private string Text(int number) => number switch { 1 => PartOne, 6 => PartSix, _ => "" };

    private static Cell? Read(string printed, ColumnFormat column) =>
        printed == "?" ? null : CellText.Read(printed == "空" ? "" : printed, column.Kind, column.Unit, new CellSource(SourcePlace.None, Recognition.Named));
}
