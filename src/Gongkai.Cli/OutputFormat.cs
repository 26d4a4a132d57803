using System.CommandLine;

namespace Gongkai.Cli;

/// <summary>输出格式 — for people, or for machines.</summary>
internal enum OutputFormat
{
    Human,
    Json,
    Csv,
}

/// <summary>输出格式选项 — the option --format, the same for every command that has it.</summary>
internal static class OutputFormatOption
{
    internal static Option<OutputFormat> Create(Language language)
    {
        var option = new Option<OutputFormat>("--format", "-f")
        {
            Description = new Bilingual("输出格式，默认 human", "Output format, human by default").In(language),
            HelpName = "FORMAT",
            CustomParser = result =>
            {
                if (Enum.TryParse<OutputFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && Enum.IsDefined(format) && char.IsLetter(result.Tokens[0].Value[0]))
                {
                    return format;
                }

                result.AddError(result.Tokens[0].Value);
                return default;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add("human", "json", "csv");
        return option;
    }
}
