using System.CommandLine;

namespace Gongkai.Cli.Reports;

/// <summary>比较命令 — gongkai report compare.</summary>
internal static class CompareCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var files = ReportArguments.Files(surroundings.Language);
        var format = OutputFormatOption.Create(surroundings.Language);
        var command = new Command("compare", ReportTexts.Compare.In(surroundings.Language)) { files, format };
        command.SetAction(_ => ExitCode.Unreadable);
        return command;
    }
}
