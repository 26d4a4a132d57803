namespace Gongkai.Domain.Reports.Compiling;

/// <summary>编制依据 — what a compiled report is of: organ, year, format, day of signing.</summary>
public sealed record ReportHead(string Organ, OrganKind Kind, int Year, ReportFormat Format, DateOnly? SignedOn);

/// <summary>年报合成 — puts figures and text together as the report that all rules check and all outputs print; 国办公开办函〔2021〕30号.</summary>
public static class ReportAssembly
{
    /// <param name="texts">The preface, then the text of the six parts, figures filled in.</param>
    public static AnnualReport Build(ReportHead head, IReadOnlyList<CompiledTable> tables, IReadOnlyList<string> texts) => new()
    {
        Organ = head.Organ,
        OrganKind = head.Kind,
        Year = head.Year,
        Title = TitleOf(head.Organ, head.Year),
        SignOff = head.SignedOn is { } day ? new SignOff(head.Organ, day) : null,
        Preface = texts[0],
        Sections = [.. head.Format.Sections.Select(section => new ReportSection(section.Number, section.Heading, texts[section.Number], SourcePlace.None))],
        Tables = [.. tables.Select(table => table.ToTable())],
    };

    public static string TitleOf(string organ, int year) => $"{organ}{year}年政府信息公开工作年度报告";

    /// <summary>The day by which the report must be out: 31 January for departments, 31 March for governments; the dates do not roll; 条例 49.</summary>
    public static DateOnly DueOn(OrganKind kind, int year) => IsGovernment(kind) ? new DateOnly(year + 1, 3, 31) : new DateOnly(year + 1, 1, 31);

    private static bool IsGovernment(OrganKind kind) =>
        kind is OrganKind.ProvincialGovernment or OrganKind.MunicipalGovernment or OrganKind.CountyLevelGovernment or OrganKind.TownshipGovernment;
}
