using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>An invented report around a text under test; every cell that is not named is zero.</summary>
internal sealed record WrittenReport
{
    /// <summary>Cells of a busy year in which every equation holds: 12 received, 2 carried in, 13
    /// results, 1 carried out, 3 reconsiderations, 2 suits, documents 3/1/20.</summary>
    public const string Busy =
        "part3.newReceived.naturalPerson=10 part3.newReceived.commercialEnterprise=2 part3.newReceived.total=12 part3.carriedIn.naturalPerson=2 part3.carriedIn.total=2 "
        + "part3.granted.naturalPerson=5 part3.granted.commercialEnterprise=1 part3.granted.total=6 part3.partiallyGranted.naturalPerson=1 part3.partiallyGranted.total=1 "
        + "part3.deniedThirdPartyRights.naturalPerson=1 part3.deniedThirdPartyRights.total=1 part3.deniedInternalAffairs.naturalPerson=1 part3.deniedInternalAffairs.total=1 "
        + "part3.unableNotHeld.naturalPerson=1 part3.unableNotHeld.commercialEnterprise=1 part3.unableNotHeld.total=2 part3.notHandledRepeat.naturalPerson=1 "
        + "part3.notHandledRepeat.total=1 part3.otherClarificationLapsed.naturalPerson=1 part3.otherClarificationLapsed.total=1 "
        + "part3.resultsTotal.naturalPerson=11 part3.resultsTotal.commercialEnterprise=2 part3.resultsTotal.total=13 part3.carriedOut.naturalPerson=1 part3.carriedOut.total=1 "
        + "part4.reconsideration.upheld=2 part4.reconsideration.overturned=1 part4.reconsideration.total=3 part4.directSuit.upheld=1 part4.directSuit.total=1 "
        + "part4.suitAfterReconsideration.otherResult=1 part4.suitAfterReconsideration.total=1 "
        + "part2.art20_1.normativeDocuments.issued=3 part2.art20_1.normativeDocuments.repealed=1 part2.art20_1.normativeDocuments.inForce=20";

    public string Organ { get; init; } = "云岭县水务局";

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
        var printed = Cells.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Split('='))
            .ToDictionary(cell => cell[0], cell => cell[1]);
        return new AnnualReport
        {
            Organ = Organ,
            OrganKind = Kind,
            Year = Year,
            Title = Title,
            SignOff = SignOff,
            Preface = Preface,
            Sections = [.. format.Sections.Select(section =>
                new ReportSection(section.Number, section.Heading, Text(section.Number), SourcePlace.None))],
            Tables = [.. format.Tables.Select(table => new ReportTable(table, [.. table.Rows.SelectMany(row => row.Columns.Select(column =>
                Read(printed.GetValueOrDefault($"{table.Id}.{row.Path}.{column.Id}", "0"), column)))]))],
        };
    }

    public CheckResult Check() => ReportChecker.Check(Build());

    /// <summary>Findings of the rules over text, heavier than information, as "N02 Error".</summary>
    public IReadOnlyList<string> Serious() =>
        [.. Check().Findings.Where(finding => finding.Rule[0] is 'N' && finding.Severity != Severity.Info)
            .Select(finding => $"{finding.Rule} {finding.Severity}").Distinct()];

    public Narrative Read() => NarrativeReader.Read(Build());

    private string Text(int number) => number switch { 1 => PartOne, 6 => PartSix, _ => "" };

    private static Cell? Read(string printed, ColumnFormat column) =>
        printed == "?" ? null : CellText.Read(printed == "空" ? "" : printed, column.Kind, column.Unit,
            new CellSource(SourcePlace.None, Recognition.Named));
}
