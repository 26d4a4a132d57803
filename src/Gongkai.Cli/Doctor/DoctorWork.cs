using System.Text.Json;
using Gongkai.Cli.Databases;
using Spectre.Console;

namespace Gongkai.Cli.Doctor;

/// <summary>检查命令的办理 — makes all checks and shows them; loaded only when the command is given.</summary>
internal static class DoctorWork
{
    internal static int Run(SiteChoice choice, OutputFormat format, Surroundings surroundings) => Site.Run(choice, surroundings, async site =>
    {
        List<CheckResult> results = [.. MachineChecks.All(site.Clock), .. await SiteChecks.AllAsync(site, surroundings.Variables, surroundings.Stopping)];
        var failures = results.Count(result => result.State == CheckState.Fail);
        if (format == OutputFormat.Json)
        {
            surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, results)));
        }
        else
        {
            WriteTable(results, surroundings);
            surroundings.Output.WriteLine(DoctorTexts.Summary(results.Count(result => result.State == CheckState.Warn), failures));
        }

        return failures == 0 ? ExitCode.Clean : ExitCode.Findings;
    });

    private static void WriteTable(List<CheckResult> results, Surroundings surroundings)
    {
        var console = surroundings.CreateConsole();
        var grid = new TextGrid(new TextColumn(DoctorTexts.StateHead), new TextColumn(DoctorTexts.NameHead), new TextColumn(DoctorTexts.FoundHead));
        foreach (var result in results)
        {
            grid.AddRow(new TextCell(DoctorTexts.InChinese(result.State), StyleOf(result.State)), new TextCell(result.Name), new TextCell(result.Found));
        }

        grid.Write(console);
        foreach (var result in results.Where(result => result.State != CheckState.Ok && result.Advice.Length > 0))
        {
            Sentences.Write(console, result.Advice, $"{result.Name}：", StyleOf(result.State));
        }
    }

    private static Style StyleOf(CheckState state) => state switch
    {
        CheckState.Fail => new Style(Color.Red),
        CheckState.Warn => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private static void WriteJson(Utf8JsonWriter json, List<CheckResult> results)
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("code", result.Code);
            json.WriteString("state", result.State.ToString().ToLowerInvariant());
            json.WriteString("found", result.Found);
            json.WriteString("advice", result.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
