using System.CommandLine;
using Gongkai.Cli.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Docs;

/// <summary>图示命令 — gongkai docs picture: real output of a check as a picture for the README.</summary>
internal static class PictureCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "Report to check" };
        var target = new Argument<string>("SVG") { Description = "Picture to write" };
        var command = new Command("picture", "Writes the output of a check as SVG") { file, target };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(file);
            var read = ReportFile.Read(path, part: null, surroundings);
            if (!read.Report.TryGet(out var report))
            {
                surroundings.Error.WriteLine(read.Report.Refusal!.Message);
                return ExitCode.Unreadable;
            }

            using var picture = new TerminalPicture($"gongkai report check {path}");
            CheckView.Write(report, ReportChecker.Check(report), path, picture.Console);
            File.WriteAllText(result.GetRequiredValue(target), picture.ToSvg());
            return ExitCode.Clean;
        });
        return command;
    }
}
