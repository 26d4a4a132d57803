using System.CommandLine;
using System.Text.Json;
using Gongkai.Domain.Reports.Checking;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>规则命令 — gongkai report rules: the catalogue of checking rules, or one of them.</summary>
internal static class RulesCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var id = new Argument<string?>("ID") { Description = ReportTexts.RuleId.In(surroundings.Language), Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add([.. RuleCatalog.All.Select(rule => rule.Id)]);
        var format = OutputFormatOption.Create(surroundings.Language);
        var command = new Command("rules", ReportTexts.Rules.In(surroundings.Language)) { id, format };
        command.SetAction(result =>
        {
            var wanted = result.GetValue(id);
            var rules = RuleCatalog.All.Where(rule => wanted is null || rule.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
            if (wanted is not null && rules.Count == 0)
            {
                surroundings.Error.WriteLine(ReportTexts.UnknownRule(wanted));
                return ExitCode.Usage;
            }

            Write(rules, result.GetValue(format), surroundings);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Write(List<ReconciliationRule> rules, OutputFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, rules)));
                break;
            case OutputFormat.Csv:
                surroundings.Output.WriteLine("rule,severity,title,formula,provision,needsLastYear");
                foreach (var rule in rules)
                {
                    surroundings.Output.WriteLine(MachineOutput.CsvLine(
                        rule.Id, ReportTexts.Code(rule.Severity), rule.Title, rule.Formula, rule.Basis?.ToString(),
                            rule.NeedsLastYear ? "true" : "false"));
                }

                break;
            default:
                WriteTable(rules, surroundings.CreateConsole());
                break;
        }
    }

    private static void WriteTable(List<ReconciliationRule> rules, IAnsiConsole console)
    {
        var table = new TextGrid(new("编号"), new("级别"), new("名称"), new("核对内容"), new("依据"));
        foreach (var rule in rules)
        {
            table.AddRow(
                new(rule.Id),
                new(ReportTexts.Name(rule.Severity)),
                new(rule.NeedsLastYear ? $"{rule.Title}（跨年）" : rule.Title),
                new(rule.Formula),
                new(rule.Basis?.ToString() ?? ""));
        }

        table.Write(console);
    }

    private static void WriteJson(Utf8JsonWriter json, List<ReconciliationRule> rules)
    {
        json.WriteStartArray();
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Id);
            json.WriteString("severity", ReportTexts.Code(rule.Severity));
            json.WriteString("title", rule.Title);
            json.WriteString("formula", rule.Formula);
            json.WriteString("provision", rule.Basis?.ToString());
            json.WriteBoolean("needsLastYear", rule.NeedsLastYear);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
