using System.CommandLine;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.Cli.Docs;

/// <summary>文档命令 — hidden: generates the files below docs/ that are derived from code.</summary>
internal static class DocsCommand
{
    internal static Command Create(Surroundings surroundings) => new("docs", "Generates documentation of the repository")
    {
        Hidden = true,
        Subcommands =
        {
            GeneratedFile.Create("law", "Writes docs/law from the rules and the tests", "docs/law/README.md", root => LawTable.Compose(TestSources.Read(Path.Combine(root, "tests"))), surroundings),
            GeneratedFile.Create("guide", "Writes the guide's table of roles from the program's", RoleMatrixPage.File, _ => RoleMatrixPage.Compose(), surroundings),
            GeneratedFile.Create("counting", "Writes the counting rule of each figure", "docs/counting.md", _ => CountingDocument.ToMarkdown(), surroundings),
            PictureCommand.Create(surroundings),
        },
    };
}
