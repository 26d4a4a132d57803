using System.CommandLine;
using Gongkai.Cli.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;

namespace Gongkai.Cli.Comparing;

/// <summary>比较命令 — gongkai report compare: two years of one organ, or many organs of one year; the reports themselves say which.</summary>
internal static class CompareCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var files = ReportArguments.Files(surroundings.Language);
        var format = OutputFormatOption.Create(surroundings.Language);
        var command = new Command("compare", ReportTexts.Compare.In(surroundings.Language)) { files, format };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetValue(format), surroundings));
        return command;
    }

    private static int Run(string[] files, OutputFormat format, Surroundings surroundings)
    {
        var outcome = new ReportOutcome();
        var reports = new List<AnnualReport>();
        foreach (var path in files)
        {
            var file = ReportFile.Read(path, part: null, surroundings);
            if (file.Report.TryGet(out var report))
            {
                outcome.Add(report);
                reports.Add(report);
            }
            else
            {
                outcome.AddRefused();
                surroundings.Error.WriteLine(file.Report.Refusal!.Message);
            }
        }

        if (reports.Count < 2)
        {
            return surroundings.Refuse(new Refusal("compare-needs-two", CompareTexts.NeedsTwo), format);
        }

        var years = reports.Select(report => report.Year).Distinct().ToList();
        if (years is [{ }, { }] && reports.Count == 2)
        {
            reports.Sort((one, other) => one.Year!.Value.CompareTo(other.Year!.Value));
            var comparison = YearComparison.Compare(reports[0], reports[1]);
            outcome.Add(comparison.Findings.Count(finding => finding.Severity == Severity.Error), unreadable: 0);
            YearComparisonOutput.Write(comparison, format, surroundings);
            return outcome.ExitCode;
        }

        if (years is [{ }])
        {
            foreach (var organ in reports.GroupBy(report => report.Organ).Where(group => group.Key is not null && group.Count() > 1))
            {
                surroundings.Error.WriteLine(CompareTexts.SameOrgan(organ.Key!, organ.Count()));
            }

            OrganComparisonOutput.Write(OrganComparison.Compare(reports), reports, format, surroundings);
            return outcome.ExitCode;
        }

        return surroundings.Refuse(new Refusal("compare-not-comparable", CompareTexts.NotComparable), format);
    }
}
