using System.CommandLine;

namespace Gongkai.Cli.Docs;

/// <summary>法条对照命令 — gongkai docs law: writes provision → rule → test for the working copy it is given.</summary>
internal static class LawCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var root = new Argument<string>("ROOT") { Description = "Root of the working copy" };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 where the file is not up to date" };
        var command = new Command("law", "Writes docs/law/README.md: provision, rule, test") { root, check };
        command.SetAction(result =>
        {
            var tests = TestSources.Read(Path.Combine(result.GetRequiredValue(root), "tests"));
            var markdown = LawTable.Compose(tests);
            var target = Path.Combine(result.GetRequiredValue(root), "docs", "law", "README.md");
            if (!result.GetValue(check))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, markdown);
                return ExitCode.Clean;
            }

            if (File.Exists(target) && File.ReadAllText(target) == markdown)
            {
                return ExitCode.Clean;
            }

            surroundings.Error.WriteLine("docs/law/README.md 不是最新的，请运行 ./run docs law . 后提交。");
            return ExitCode.Findings;
        });
        return command;
    }
}
