using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

/// <summary>A second, naive reading of the sums over plain dictionaries, against the rules.</summary>
public sealed class IdentityOracleTests
{
    private const int Reports = 1000;

    [Theory(DisplayName = "独立复算：B01–B05、C01–C03 在随机报告上结论一致")]
    [InlineData("2019", 20190515)]
    [InlineData("2021", 20210926)]
    public void Check_GeneratedReports_AgreesWithANaiveRecount(string formatId, int seed)
    {
        var source = new GeneratedReports(formatId, seed);
        for (var i = 0; i < Reports; i++)
        {
            var cells = source.Next();

            var result = TableRules.Check(GeneratedReports.Build(formatId, cells));

            var found = result.Findings.Where(finding => finding.Rule[0] is 'B' or 'C' && finding.Rule is not ("B06" or "B08" or "C07"));
            Assert.Equal(NaiveSums.Findings(cells),
                found.SelectMany(finding => finding.Location.Split(',').Select(place => $"{finding.Rule} {place}")).Order(StringComparer.Ordinal));
            var unread = result.NotAssessable.Where(entry => entry.Rule is "B01" or "B02" or "B03" or "C01" or "C02" or "C03");
            Assert.Equal(NaiveSums.NotAssessable(cells),
                unread.SelectMany(entry => entry.Location.Split(',').Select(place => $"{entry.Rule} {place}")).Order(StringComparer.Ordinal));
        }
    }

    [Fact(DisplayName = "性质：一格加上k，连同所在行列的总计和新收一起加，勾稽仍全部成立")]
    public void Check_AmountAddedWithItsTotals_KeepsEveryIdentity()
    {
        var table = ReportFormats.Shipped.Find("2021")!.Table("part3");
        var outcomes = table.Rows.Where(row => row.Role == RowRole.Outcome).ToArray();
        Prop.ForAll(
            Gen.Choose(0, outcomes.Length - 1).ToArbitrary(),
            Gen.Choose(0, 5).ToArbitrary(),
            Gen.Choose(1, 100_000).ToArbitrary(),
            (row, column, amount) =>
            {
                var columnId = table.Rows[0].Columns[column].Id;
                var builder = ReportBuilder.For("2021").Year(2023).Text(6, "发出信息处理费收费通知100000件。");
                foreach (var path in new[] { "newReceived", outcomes[row].Path, "resultsTotal" })
                {
                    builder.Count($"part3.{path}.{columnId}", amount).Count($"part3.{path}.total", amount);
                }

                return TableRules.Faults(builder.Build()).Length == 0;
            }).QuickCheckThrowOnFailure();
    }

    [Fact(DisplayName = "性质：对调两个申请人列，总计列的结论不变")]
    public void Check_ApplicantColumnsSwapped_KeepsTheTotals()
    {
        var source = new GeneratedReports("2021", 7);
        for (var i = 0; i < 300; i++)
        {
            var cells = source.Next();
            var swapped = cells.ToDictionary(cell => Swap(cell.Key), cell => cell.Value, StringComparer.Ordinal);

            Assert.Equal(Totals(cells), Totals(swapped));
        }

        static string Swap(string address) => address.StartsWith("part4", StringComparison.Ordinal) ? address
            : address.EndsWith(".naturalPerson", StringComparison.Ordinal)
            ? address.Replace(".naturalPerson", ".otherOrganization", StringComparison.Ordinal)
            : address.Replace(".otherOrganization", ".naturalPerson", StringComparison.Ordinal);

        static string[] Totals(Dictionary<string, string?> cells) =>
            [.. TableRules.Faults(GeneratedReports.Build("2021", cells))
                .Where(fault => fault.StartsWith("B01", StringComparison.Ordinal) || fault.EndsWith("part3.total", StringComparison.Ordinal))];
    }
}

/// <summary>Seeded reports: mostly consistent, some with wrong figures, blanks, strokes, text and unread cells.</summary>
internal sealed class GeneratedReports(string formatId, int seed)
{
    private readonly Random _random = new(seed);

    public static AnnualReport Build(string formatId, Dictionary<string, string?> cells)
    {
        var builder = ReportBuilder.For(formatId);
        foreach (var (address, printed) in cells)
        {
            _ = printed is null ? builder.Unread(address) : builder.Cell(address, printed);
        }

        return builder.Build();
    }

    public Dictionary<string, string?> Next()
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var part3 = ReportFormats.Shipped.Find(formatId)!.Table("part3");
        string[] people = ["naturalPerson", "commercialEnterprise", "researchInstitution", "publicWelfareOrganization", "legalServiceOrganization",
            "otherOrganization"];
        foreach (var person in people)
        {
            long results = 0;
            foreach (var row in part3.Rows.Where(row => row.Role == RowRole.Outcome))
            {
                numbers[$"part3.{row.Path}.{person}"] = _random.Next(4) == 0 ? _random.Next(40) : 0;
                results += numbers[$"part3.{row.Path}.{person}"];
            }

            var open = _random.Next(6);
            var before = (int)Math.Min(_random.Next(6), results + open);
            numbers[$"part3.resultsTotal.{person}"] = results;
            numbers[$"part3.carriedOut.{person}"] = open;
            numbers[$"part3.carriedIn.{person}"] = before;
            numbers[$"part3.newReceived.{person}"] = results + open - before;
        }

        foreach (var row in part3.Rows)
        {
            numbers[$"part3.{row.Path}.total"] = people.Sum(person => numbers[$"part3.{row.Path}.{person}"]);
        }

        foreach (var procedure in new[] { "reconsideration", "directSuit", "suitAfterReconsideration" })
        {
            string[] ends = ["upheld", "overturned", "otherResult", "pending"];
            foreach (var end in ends)
            {
                numbers[$"part4.{procedure}.{end}"] = _random.Next(9);
            }

            numbers[$"part4.{procedure}.total"] = ends.Sum(end => numbers[$"part4.{procedure}.{end}"]);
        }

        var cells = numbers.ToDictionary(entry => entry.Key, entry => (string?)entry.Value.ToString(CultureInfo.InvariantCulture),
            StringComparer.Ordinal);
        var addresses = cells.Keys.ToArray();
        for (var change = _random.Next(5); change > 0; change--)
        {
            string?[] odd = ["", "/", "见附件", null, "7", "0", "123"];
            cells[addresses[_random.Next(addresses.Length)]] = odd[_random.Next(odd.Length)];
        }

        return cells;
    }
}

/// <summary>The same rules written as a clerk would add them up.</summary>
internal static class NaiveSums
{
    public static IEnumerable<string> Findings(Dictionary<string, string?> cells) =>
        All(cells).Where(line => line.Verdict == false).Select(line => line.Name).Order(StringComparer.Ordinal);

    public static IEnumerable<string> NotAssessable(Dictionary<string, string?> cells) =>
        All(cells).Where(line => line.Verdict is null && line.Name[..3] is not ("B04" or "B05")).Select(line => line.Name)
            .Order(StringComparer.Ordinal);

    private static List<(string Name, bool? Verdict)> All(Dictionary<string, string?> cells)
    {
        var lines = new List<(string, bool?)>();
        foreach (var row in cells.Keys.Select(key => key[..key.LastIndexOf('.')]).Distinct())
        {
            var parts = cells.Keys.Where(key => key.StartsWith(row + ".", StringComparison.Ordinal)
                && !key.EndsWith(".total", StringComparison.Ordinal));
            var rule = row switch
            {
                "part4.reconsideration" => "C01",
                "part4.directSuit" => "C02",
                "part4.suitAfterReconsideration" => "C03",
                _ => "B01",
            };
            lines.Add(($"{rule} {row}", Add(cells, parts) is { } sum && Add(cells, [$"{row}.total"]) is { } total ? sum == total : null));
        }

        foreach (var column in cells.Keys.Where(key => key.StartsWith("part3.granted.", StringComparison.Ordinal))
            .Select(key => key["part3.granted.".Length..]))
        {
            string[] frame = ["newReceived", "carriedIn", "resultsTotal", "carriedOut"];
            var received = Add(cells, [$"part3.newReceived.{column}", $"part3.carriedIn.{column}"]);
            var total = Add(cells, [$"part3.resultsTotal.{column}"]);
            var open = Add(cells, [$"part3.carriedOut.{column}"]);
            var details = Add(cells, cells.Keys.Where(key => key.StartsWith("part3.", StringComparison.Ordinal)
                && key.EndsWith("." + column, StringComparison.Ordinal) && !frame.Contains(key.Split('.')[1])));
            var b02 = received is null || total is null || open is null ? (bool?)null : received == total + open;
            var b03 = total is null || details is null ? (bool?)null : total == details;
            lines.Add(($"B02 part3.{column}", b02));
            lines.Add(($"B03 part3.{column}", b03));
            if (b02 is not null && b03 is not null && (b02 == false || b03 == false) && received != details + open)
            {
                lines.Add(details > received ? ($"B05 part3.{column}", false) : ($"B04 part3.{column}", false));
            }
        }

        return lines;
    }

    private static long? Add(Dictionary<string, string?> cells, IEnumerable<string> addresses)
    {
        long sum = 0;
        foreach (var address in addresses)
        {
            if (cells[address] == "")
            {
                continue;
            }

            if (!long.TryParse(cells[address], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            sum += value;
        }

        return sum;
    }
}
