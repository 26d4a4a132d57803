using System.CommandLine;

namespace Gongkai.Cli.Docs;

/// <summary>生成的文档 — writes a file that is derived from code, or only says whether it is up to date.</summary>
internal static class GeneratedFile
{
    /// <param name="compose">The content, from the folder of the working copy.</param>
    internal static Command Create(string name, string description, string path, Func<string, string> compose, Surroundings surroundings)
    {
        var root = new Argument<string>("ROOT") { Description = "Folder of the working copy" };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the file is out of date" };
        var command = new Command(name, description) { root, check };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(root);
            var content = compose(folder);
            var target = Path.Combine(folder, path);
            if (!result.GetValue(check))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, content);
                return ExitCode.Clean;
            }

            if (File.Exists(target) && File.ReadAllText(target) == content)
            {
                return ExitCode.Clean;
            }

            surroundings.Error.WriteLine($"{path} 不是最新的，请运行 ./run docs {name} . 后提交。");
            return ExitCode.Findings;
        });
        return command;
    }
}
