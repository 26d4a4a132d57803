using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace Gongkai.Cli.Help;

/// <summary>帮助 — prints the help of a command in the user's language, columns aligned by display width.</summary>
internal sealed class HelpPrinter(Surroundings surroundings) : SynchronousCommandLineAction
{
    // Narrower than this, descriptions stand below the names.
    private const int LeastWidth = 24;

    private readonly Language _language = surroundings.Language;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var console = surroundings.CreateConsole();
        console.WriteLine(command.Description ?? "");
        WriteSection(console, HelpTexts.Usage, [(UsageOf(command), "")]);
        WriteSection(console, HelpTexts.Commands, command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")));
        WriteSection(console, HelpTexts.Arguments, command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")));
        WriteSection(console, HelpTexts.Options, OptionsOf(command).Select(option => (NameOf(option), DescriptionOf(option))));
        if (command.Action is not null)
        {
            WriteSection(console, HelpTexts.ExitCodes, HelpTexts.Codes.Select(code => ($"{code.Code}", code.Meaning.In(_language))));
        }

        return ExitCode.Clean;
    }

    internal static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "gongkai";

    internal static string NameOf(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name).Distinct().OrderBy(name => name.Length))
        + (option.HelpName is { } value ? $" <{value}>" : "");

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive);
        return command.Options.Concat(inherited).Where(option => !option.Hidden).OrderBy(option => option is HelpOption or VersionOption);
    }

    private string DescriptionOf(Option option)
    {
        var values = option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(item => item.Label).ToList();
        var description = option.Description ?? "";
        if (option is not (HelpOption or VersionOption) && option.ValueType != typeof(bool) && values.Count > 0)
        {
            description += _language == Language.Chinese
                ? $"（{HelpTexts.OneOf.In(_language)}{string.Join("、", values)}）" : $" ({HelpTexts.OneOf.In(_language)}{string.Join(", ", values)})";
        }

        return description;
    }

    private string UsageOf(Command command)
    {
        var parts = new List<string> { PathOf(command) };
        if (command.Action is null)
        {
            parts.Add(HelpTexts.CommandMark.In(_language));
        }

        foreach (var argument in command.Arguments)
        {
            var name = $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
            parts.Add(argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name);
        }

        parts.Add(HelpTexts.OptionsMark.In(_language));
        return string.Join(' ', parts);
    }

    private void WriteSection(IAnsiConsole console, Bilingual heading, IEnumerable<(string Name, string Description)> rows)
    {
        var entries = rows.ToList();
        if (entries.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine(_language == Language.Chinese ? $"{heading.Chinese}：" : $"{heading.English}:");
        var indent = entries.Max(entry => entry.Name.GetCellWidth()) + 4;
        if (console.Profile.Width - indent < LeastWidth && entries.Exists(entry => entry.Description.Length > 0))
        {
            foreach (var (name, description) in entries)
            {
                console.WriteLine($"  {name}");
                WriteLines(console, description, new string(' ', 4), new string(' ', 4));
            }

            return;
        }

        foreach (var (name, description) in entries)
        {
            WriteLines(console, description, $"  {name}".PadRight(indent), new string(' ', indent));
        }
    }

    private static void WriteLines(IAnsiConsole console, string text, string first, string next)
    {
        if (text.Length == 0)
        {
            console.WriteLine(first.TrimEnd());
            return;
        }

        foreach (var line in Sentences.Wrap(text, console.Profile.Width - next.Length - 1))
        {
            console.WriteLine(first + line);
            first = next;
        }
    }
}
