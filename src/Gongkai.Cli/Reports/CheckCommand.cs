using System.CommandLine;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Reports;

/// <summary>核对命令 — gongkai report check: all rules over each report, with both sides of what does not add up.</summary>
internal static class CheckCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var files = ReportArguments.Files(language);
        var lastYear = new Option<string?>("--last-year") { Description = ReportTexts.LastYear.In(language), HelpName = "FILE" };
        var part = ReportArguments.Part(language);
        var format = OutputFormatOption.Create(language);
        var command = new Command("check", ReportTexts.Check.In(language)) { files, lastYear, part, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(lastYear) is not null && result.GetResult(files)?.Tokens.Count > 1)
            {
                result.AddError(ReportTexts.LastYearNeedsOneFile.In(language));
            }
        });
        command.SetAction(result =>
        {
            var output = new ReportOutput(result.GetValue(format), isSingle: result.GetRequiredValue(files).Length == 1, surroundings);
            AnnualReport? before = null;
            if (result.GetValue(lastYear) is { } path)
            {
                var file = ReportFile.Read(path, part: null, surroundings);
                if (!file.Report.TryGet(out before))
                {
                    output.WriteRefusal(file.Name, file.Report.Refusal!);
                    return ExitCode.Unreadable;
                }
            }

            return Run(result.GetRequiredValue(files), result.GetValue(part), before, output, surroundings);
        });
        return command;
    }

    private static int Run(string[] files, int? part, AnnualReport? lastYear, ReportOutput output, Surroundings surroundings)
    {
        var outcome = new ReportOutcome();
        foreach (var path in files)
        {
            var file = ReportFile.Read(path, part, surroundings);
            if (!file.Report.TryGet(out var report))
            {
                outcome.AddRefused();
                output.WriteRefusal(file.Name, file.Report.Refusal!);
                continue;
            }

            var check = ReportChecker.Check(report, lastYear);
            outcome.Add(report, check);
            switch (output.Format)
            {
                case OutputFormat.Json:
                    output.WriteJson(report, file.Name, check);
                    break;
                case OutputFormat.Csv:
                    output.WriteFindings(file.Name, check);
                    break;
                default:
                    CheckView.Write(report, check, file.Name, surroundings.CreateConsole());
                    break;
            }
        }

        return outcome.ExitCode;
    }
}
