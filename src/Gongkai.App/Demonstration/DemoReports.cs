using System.Globalization;
using Gongkai.App.Reports;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.App.Demonstration;

/// <summary>示例年报 — three years of annual reports of organs that do not exist; consistent but for one that is broken on purpose.</summary>
internal sealed class DemoReports(DemoNames names, SiteClock clock)
{
    private static readonly string[] s_outcomes =
        ["granted", "granted", "granted", "partiallyGranted", "deniedThirdPartyRights", "deniedProcessInformation", "unableNotHeld", "unableNotHeld", "unableNeedsCreation", "notHandledPetition", "other"];

    private readonly Dictionary<Guid, int[]> _carriedOut = [];

    /// <param name="isLast">The last year is filed and not decided yet; the total of the results is one too high in one report, as in many real ones.</param>
    internal FiledReport Of(Organ organ, int year, AnnualReport? lastYear, bool isLast)
    {
        var format = ReportFormats.Shipped.All.First(format => format.IsPrescribedFor(year));
        var figures = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var received = Requests(organ.Id, figures);
        PartTwo(figures);
        // One report is broken on purpose.
        if (isLast && organ.Number == 2)
        {
            figures["part3.resultsTotal.naturalPerson"] = figures.GetValueOrDefault("part3.resultsTotal.naturalPerson") + 1;
            figures["part3.resultsTotal.total"] = figures.GetValueOrDefault("part3.resultsTotal.total") + 1;
        }

        var tables = format.Tables.Select(table => new ReportTable(table, Cells(table, figures))).ToList();
        var report = new AnnualReport
        {
            Organ = organ.Name,
            OrganKind = organ.Kind,
            Year = year,
            Title = $"{organ.Name}{year}年政府信息公开工作年度报告",
            SignOff = new SignOff(organ.Name, new DateOnly(year + 1, 1, 20)),
            Sections = [.. format.Sections.Select(section => new ReportSection(section.Number, section.Heading, Text(section.Number, year, received), SourcePlace.None))],
            Tables = tables,
        };
        var kept = new FiledReport
        {
            Id = names.NewId(clock.Now),
            OrganId = organ.Id,
            Year = year,
            Origin = ReportOrigin.Uploaded,
            State = isLast ? FilingState.Filed : FilingState.Accepted,
            FiledAt = SiteClock.StartOf(new DateOnly(year + 1, 1, 20))
        };
        FileReport.Fill(kept, report, ReportChecker.Check(report, lastYear), new ReportUpload(organ.Id, year, $"{year}年度报告.json", default));
        return kept;
    }

    // What came in and what was carried over is shared out over outcomes and what stays open.
    private int Requests(Guid organ, Dictionary<string, decimal> figures)
    {
        var carriedIn = _carriedOut.GetValueOrDefault(organ, [0, 0]);
        var carriedOut = new int[2];
        var total = 0;
        for (var kind = 0; kind < 2; kind++)
        {
            var column = kind == 0 ? "naturalPerson" : "commercialEnterprise";
            var fresh = names.Random.Next(kind == 0 ? 12 : 4);
            Count(figures, "newReceived", column, fresh);
            Count(figures, "carriedIn", column, carriedIn[kind]);
            for (var i = 0; i < fresh + carriedIn[kind]; i++)
            {
                if (i > 1 && names.Random.Next(8) == 0)
                {
                    carriedOut[kind]++;
                    Count(figures, "carriedOut", column, 1);
                }
                else
                {
                    Count(figures, names.Pick(s_outcomes), column, 1);
                    Count(figures, "resultsTotal", column, 1);
                }
            }

            total += fresh;
        }

        _carriedOut[organ] = carriedOut;
        return total;
    }

    private void PartTwo(Dictionary<string, decimal> figures)
    {
        figures["part2.art20_1.normativeDocuments.issued"] = names.Random.Next(4);
        figures["part2.art20_1.normativeDocuments.inForce"] = 10 + names.Random.Next(20);
        figures["part2.art20_5.administrativeLicense.decisions"] = names.Random.Next(400);
        figures["part2.art20_6.administrativePenalty.decisions"] = names.Random.Next(30);
    }

    private static void Count(Dictionary<string, decimal> figures, string row, string column, int by)
    {
        foreach (var address in (ReadOnlySpan<string>)[$"part3.{row}.{column}", $"part3.{row}.total"])
        {
            figures[address] = figures.GetValueOrDefault(address) + by;
        }
    }

    private static Cell?[] Cells(TableFormat table, Dictionary<string, decimal> figures) =>
        [.. table.Rows.SelectMany(row => row.Columns.Select(column => CellText.Read(
            figures.GetValueOrDefault($"{table.Id}.{row.Path}.{column.Id}").ToString(CultureInfo.InvariantCulture), column.Kind, column.Unit, default)))];

    private static string Text(int section, int year, int received) => section switch
    {
        1 => $"{year}年，本机关认真贯彻《中华人民共和国政府信息公开条例》，做好主动公开、依申请公开、政府信息管理、公开平台建设和监督保障各项工作。全年收到政府信息公开申请{received}件，均依法办理。",
        5 => "主动公开的内容还不够丰富，政策解读的形式较为单一。下一步将细化公开目录，增加图解和问答，加强人员培训。",
        6 => "本年度没有收取信息处理费。没有其他需要报告的事项。",
        _ => "",
    };
}
