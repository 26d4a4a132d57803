using System.CommandLine;

namespace Gongkai.Cli.Reports;

/// <summary>年报命令参数 — arguments and options that several report commands share.</summary>
internal static class ReportArguments
{
    internal static Argument<string[]> Files(Language language)
    {
        var files = new Argument<string[]>("FILE") { Description = ReportTexts.Files.In(language), Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            // The parser takes an option it does not know for a file.
            if (result.Tokens.FirstOrDefault(token => IsMistypedOption(token.Value)) is { } token)
            {
                result.AddError(token.Value);
            }
        });
        return files;
    }

    internal static bool IsMistypedOption(string token) => token.Length > 1 && token[0] == '-' && !File.Exists(token);

    internal static Option<int?> Part(Language language)
    {
        var part = new Option<int?>("--part") { Description = ReportTexts.Part.In(language), HelpName = "N" };
        part.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < 1))
            {
                result.AddError(result.Tokens[0].Value);
            }
        });
        return part;
    }
}
