using System.CommandLine;

namespace Gongkai.Cli.Reports;

/// <summary>读取命令 — gongkai report read: every cell as it was read, and what could not be read.</summary>
internal static class ReadCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var files = ReportArguments.Files(surroundings.Language);
        var part = ReportArguments.Part(surroundings.Language);
        var format = OutputFormatOption.Create(surroundings.Language);
        var command = new Command("read", ReportTexts.Read.In(surroundings.Language)) { files, part, format };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetValue(part), result.GetValue(format), surroundings));
        return command;
    }

    private static int Run(string[] files, int? part, OutputFormat format, Surroundings surroundings)
    {
        var outcome = new ReportOutcome();
        var output = new ReportOutput(format, isSingle: files.Length == 1, surroundings);
        foreach (var path in files)
        {
            var file = ReportFile.Read(path, part, surroundings);
            if (!file.Report.TryGet(out var report))
            {
                outcome.AddRefused();
                output.WriteRefusal(file.Name, file.Report.Refusal!);
                continue;
            }

            outcome.Add(report);
            switch (format)
            {
                case OutputFormat.Json:
                    output.WriteJson(report, file.Name, check: null);
                    break;
                case OutputFormat.Csv:
                    output.WriteCells(report);
                    break;
                default:
                    ReportView.Write(report, file.Name, surroundings.CreateConsole());
                    break;
            }
        }

        return outcome.ExitCode;
    }
}
