using System.CommandLine;

namespace Gongkai.Cli.Completion;

/// <summary>补全命令 — gongkai completion: the script that makes a shell complete commands, options and values.</summary>
internal static class CompletionCommand
{
    private static readonly Bilingual s_description = new("输出命令行补全脚本", "Print the completion script for a shell");
    private static readonly Bilingual s_shell = new("命令行程序", "The shell");

    internal static Command Create(Surroundings surroundings)
    {
        var shell = new Argument<string>("SHELL") { Description = s_shell.In(surroundings.Language) };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", s_description.In(surroundings.Language)) { shell };
        command.SetAction(result =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"Gongkai.Cli.Completion.Scripts.{result.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            surroundings.Output.Write(reader.ReadToEnd());
            return ExitCode.Clean;
        });
        return command;
    }
}
