using System.CommandLine;

namespace Gongkai.Cli.Docs;

/// <summary>文档命令 — hidden: generates the files below docs/ that are derived from code.</summary>
internal static class DocsCommand
{
    internal static Command Create(Surroundings surroundings) => new("docs", "Generates documentation of the repository")
    {
        Hidden = true,
        Subcommands = { LawCommand.Create(surroundings), CountingCommand.Create(surroundings), PictureCommand.Create(surroundings) },
    };
}
