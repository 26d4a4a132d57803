using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using Gongkai.Cli.Reports;

namespace Gongkai.Cli.Help;

/// <summary>用法错误 — says in one sentence what is wrong with a command line.</summary>
internal static class UsageError
{
    internal static void Write(ParseResult result, Surroundings surroundings)
    {
        var language = surroundings.Language;
        var command = result.CommandResult.Command;
        surroundings.Error.WriteLine(
            $"{Sentence(result, command, language)}{(language == Language.Chinese ? "" : " ")}{Format(HelpTexts.SeeHelp, language, HelpPrinter.PathOf(command))}");
    }

    private static string Sentence(ParseResult result, Command command, Language language)
    {
        if (result.UnmatchedTokens.Count > 0)
        {
            return Unknown(result.UnmatchedTokens[0], command, language);
        }

        var error = result.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => Format(HelpTexts.Missing, language, HelpPrinter.NameOf(option.Option)),
            OptionResult option => WrongValue(option.Option.Name, option, option.Option.GetCompletions(CompletionContext.Empty), language),
            ArgumentResult { Tokens.Count: 0 } argument => Format(HelpTexts.Missing, language, $"<{argument.Argument.Name}>"),
            ArgumentResult argument when argument.Tokens.FirstOrDefault(token => ReportArguments.IsMistypedOption(token.Value)) is { } token
                && argument.Argument.ValueType == typeof(string[]) =>
                Unknown(token.Value, command, language),
            ArgumentResult argument => WrongValue(NameOf(argument), argument, argument.Argument.GetCompletions(CompletionContext.Empty), language),
            _ when command.Action is null => Format(HelpTexts.MissingCommand, language, HelpPrinter.PathOf(command)),
            _ => error.Message,
        };
    }

    private static string NameOf(ArgumentResult argument) =>
        argument.Parent is OptionResult option ? option.Option.Name : $"<{argument.Argument.Name}>";

    private static string WrongValue(string name, SymbolResult symbol, IEnumerable<CompletionItem> values, Language language)
    {
        var allowed = string.Join(language == Language.Chinese ? "、" : ", ", values.Select(item => item.Label));
        return Format(
            HelpTexts.WrongValue,
            language,
            name,
            string.Join(' ', symbol.Tokens.Select(token => token.Value)),
            allowed.Length > 0 ? Format(HelpTexts.Allowed, language, allowed) : "");
    }

    private static string Unknown(string token, Command command, Language language)
    {
        var sentence = Format(HelpTexts.Unknown, language, token);
        var names = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name));
        var closest = names.Select(name => (Name: name, Distance: Distance(name, token))).Where(pair => pair.Distance <= 2)
            .OrderBy(pair => pair.Distance).FirstOrDefault();
        return closest.Name is null
            ? sentence : sentence + (language == Language.Chinese ? "" : " ") + Format(HelpTexts.Closest, language, closest.Name);
    }

    // Levenshtein distance; names are short.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static string Format(Bilingual text, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text.In(language), values);
}
