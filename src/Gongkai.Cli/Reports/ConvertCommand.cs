using System.CommandLine;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Reports;

/// <summary>转换命令 — gongkai report convert: writes reports in another format, never over a file that is there unless told to.</summary>
internal static class ConvertCommand
{
    private sealed record Request(string[] Files, int? Part, ReportOutputFormat Format, string? Out, bool Force);

    internal static Command Create(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var files = ReportArguments.Files(language);
        var to = new Option<ReportOutputFormat>("--to", "-t")
        {
            Description = ReportTexts.To.In(language),
            HelpName = "FORMAT",
            Required = true,
            CustomParser = result =>
            {
                if (ReportConverter.Parse(result.Tokens[0].Value).TryGet(out var format))
                {
                    return format;
                }

                result.AddError(result.Tokens[0].Value);
                return default;
            },
        };
        to.CompletionSources.Clear();
        to.CompletionSources.Add([.. ReportConverter.FormatNames]);
        var output = new Option<string?>("--out", "-o") { Description = ReportTexts.Out.In(language), HelpName = "PATH" };
        var force = new Option<bool>("--force") { Description = ReportTexts.Force.In(language) };
        var part = ReportArguments.Part(language);
        var command = new Command("convert", ReportTexts.Convert.In(language)) { files, to, output, force, part };
        command.SetAction(result => Run(
            new Request(result.GetRequiredValue(files), result.GetValue(part), result.GetValue(to), result.GetValue(output), result.GetValue(force)),
            surroundings));
        return command;
    }

    private static int Run(Request request, Surroundings surroundings)
    {
        var outcome = new ReportOutcome();
        foreach (var path in request.Files)
        {
            var file = ReportFile.Read(path, request.Part, surroundings);
            var refusal = file.Report.TryGet(out var report) ? Write(report, file.Name, request, surroundings) : file.Report.Refusal;
            if (refusal is not null)
            {
                outcome.AddRefused();
                surroundings.Error.WriteLine(refusal.Message);
                continue;
            }

            outcome.Add(report!);
            var words = new ReadableEquation(report!);
            foreach (var unreadable in report!.Unreadable)
            {
                surroundings.Error.WriteLine($"{file.Name}：{ReportTexts.Unreadable(unreadable, words)}");
            }
        }

        return outcome.ExitCode;
    }

    private static Refusal? Write(AnnualReport report, string name, Request request, Surroundings surroundings)
    {
        using var content = new MemoryStream();
        ReportConverter.Write(report, request.Format, content, Path.GetFileName(name));
        content.Position = 0;
        if (request.Out == ReportInput.StandardInput)
        {
            surroundings.Output.Flush();
            content.CopyTo(surroundings.OutputStream);
            surroundings.OutputStream.Flush();
            return null;
        }

        var target = Target(name, request);
        try
        {
            using var file = new FileStream(target, request.Force ? FileMode.Create : FileMode.CreateNew);
            content.CopyTo(file);
        }
        catch (IOException) when (File.Exists(target) && !request.Force)
        {
            return new Refusal("output-exists", ReportTexts.AlreadyExists(target));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Refusal("output-not-writable", ReportTexts.NotWritable(target));
        }

        surroundings.Output.WriteLine(ReportTexts.Converted(name, target));
        return null;
    }

    // A single file may be named; several, or an existing folder, get the source's name with the new extension.
    private static string Target(string name, Request request)
    {
        var fileName = $"{(name == ReportTexts.StandardInput ? "report" : Path.GetFileNameWithoutExtension(name))}.{ReportConverter.Extension(request.Format)}";
        return request.Out is null ? fileName
            : request.Files.Length > 1 || Directory.Exists(request.Out) || Path.EndsInDirectorySeparator(request.Out)
            ? Path.Combine(request.Out, fileName)
            : request.Out;
    }
}
