using System.CommandLine;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Cli.Docs;

/// <summary>计数口径命令 — gongkai docs counting: writes the definitions of all figures of the annual report.</summary>
internal static class CountingCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var root = new Argument<string>("ROOT") { Description = "Root of the working copy" };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 where the file is not up to date" };
        var command = new Command("counting", "Writes docs/counting.md: the counting rule of each figure") { root, check };
        command.SetAction(result =>
        {
            var markdown = CountingDocument.ToMarkdown();
            var target = Path.Combine(result.GetRequiredValue(root), "docs", "counting.md");
            if (!result.GetValue(check))
            {
                File.WriteAllText(target, markdown);
                return ExitCode.Clean;
            }

            var isCurrent = File.Exists(target) && File.ReadAllText(target) == markdown;
            surroundings.Error.Write(isCurrent ? "" : "docs/counting.md 不是最新的，请运行 ./run docs counting . 后提交。\n");
            return isCurrent ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
