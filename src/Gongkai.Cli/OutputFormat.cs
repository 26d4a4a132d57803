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
    internal static Option<OutputFormat> Create(Language language) =>
        Create(new Bilingual("输出格式，默认 human", "Output format, human by default").In(language), "human", "json", "csv");

    internal static Option<OutputFormat> Create(string description, params string[] values)
    {
        var option = new Option<OutputFormat>("--format", "-f")
        {
            Description = description,
            HelpName = "FORMAT",
            CustomParser = result =>
            {
                if (values.Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
                {
                    return Enum.Parse<OutputFormat>(result.Tokens[0].Value, ignoreCase: true);
                }

                result.AddError(result.Tokens[0].Value);
                return default;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(values);
        return option;
    }
}
