using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Domain.Fees;
using Spectre.Console;

namespace Gongkai.Cli.Fees;

/// <summary>信息处理费命令 — gongkai fee items and pages.</summary>
internal static class FeeCommand
{
    internal static Command Create(Surroundings surroundings) => new("fee", FeeTexts.Fee.In(surroundings.Language))
    {
        CreateMethod("items", FeeTexts.Items, FeeTexts.ItemCount, InformationProcessingFee.ForItems, surroundings),
        CreateMethod("pages", FeeTexts.Pages, FeeTexts.PageCount, InformationProcessingFee.ForPages, surroundings),
    };

    private static Command CreateMethod(string name, Bilingual description, Bilingual quantityText, Func<int, Result<FeeCalculation>> calculate,
        Surroundings surroundings)
    {
        var quantity = new Argument<int>("N") { Description = quantityText.In(surroundings.Language) };
        var format = OutputFormatOption.Create(surroundings.Language);
        var command = new Command(name, description.In(surroundings.Language)) { quantity, format };
        command.SetAction(result =>
        {
            var calculation = calculate(result.GetValue(quantity));
            if (!calculation.TryGet(out var fee))
            {
                return surroundings.Refuse(calculation.Refusal!, result.GetValue(format));
            }

            Write(fee, result.GetValue(format), surroundings);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Write(FeeCalculation fee, OutputFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, fee)));
                break;
            case OutputFormat.Csv:
                surroundings.Output.WriteLine("from,to,quantity,yuanEach,yuan");
                foreach (var (tier, quantity) in fee.Steps)
                {
                    surroundings.Output.WriteLine(MachineOutput.CsvLine(
                        Number(tier.From), tier.To is { } to ? Number(to) : "", Number(quantity), Number(tier.YuanEach),
                            Number((long)quantity * tier.YuanEach)));
                }

                break;
            default:
                var console = surroundings.CreateConsole();
                WriteTable(fee, console);
                Sentences.Write(console, FeeTexts.Answer(fee));
                break;
        }
    }

    private static void WriteTable(FeeCalculation fee, IAnsiConsole console)
    {
        var table = new TextGrid([.. FeeTexts.Heads(fee.Method).Select(head => new TextColumn(head, IsRight: true))]);
        foreach (var step in fee.Steps)
        {
            table.AddRow(
                new(step.Tier.To is { } to ? $"{step.Tier.From}–{to}" : $"{step.Tier.From}–"),
                new(Number(step.Quantity)),
                new(Number(step.Tier.YuanEach)),
                new(Number(step.Yuan)));
        }

        table.Write(console);
    }

    private static void WriteJson(Utf8JsonWriter json, FeeCalculation fee)
    {
        json.WriteStartObject();
        json.WriteString("method", fee.Method == FeeMethod.PerItem ? "perItem" : "perPage");
        json.WriteNumber("quantity", fee.Quantity);
        json.WriteNumber("yuan", fee.Yuan);
        json.WriteStartArray("steps");
        foreach (var step in fee.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("from", step.Tier.From);
            if (step.Tier.To is { } to)
            {
                json.WriteNumber("to", to);
            }

            json.WriteNumber("quantity", step.Quantity);
            json.WriteNumber("yuanEach", step.Tier.YuanEach);
            json.WriteNumber("yuan", step.Yuan);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
